package dev.engram.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;

/** Where it is measured, and how. */
record Setting(Devices devices, ComputeDevice device, Scale scale) {

  Turns turns() {
    return scale.turns();
  }

  NDManager newManager() {
    return devices.newManager(device);
  }

  /** Returns when all that was queued on the device is done; reading a number is what waits for it. */
  static void await(NDArray array) {
    if (array.getDevice().isGpu()) {
      try (NDArray one = array.flatten().get("0:1")) {
        one.toFloatArray();
      }
    }
  }
}
