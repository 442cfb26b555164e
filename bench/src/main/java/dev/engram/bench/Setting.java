package dev.engram.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;

/** Where it is measured, and how. */
public record Setting(Devices devices, ComputeDevice device, Scale scale) {

  /** Whether it is measured on a GPU. */
  public boolean onGpu() {
    return device.isCuda();
  }

  Turns turns() {
    return scale.turns();
  }

  NDManager newManager() {
    return devices.newManager(device);
  }

  /** Returns when all that was queued on the device is done; reading a number is what waits for it. */
  static void await(NDArray array) {
    if (array.getDevice().isGpu()) {
      try (ArrayScope scope = new ArrayScope()) {
        array.flatten().get("0:1").toFloatArray();
      }
    }
  }
}
