package dev.engram.training.device;

import ai.djl.Device;
import java.util.OptionalLong;

/**
 * A place to compute.
 *
 * @param id {@code cpu} or {@code cuda:0}, {@code cuda:1}, …
 * @param name for people
 * @param totalBytes its memory, where the driver tells
 * @param freeBytes what was free when it was asked
 */
public record ComputeDevice(String id, String name, Device device, OptionalLong totalBytes, OptionalLong freeBytes) {

  public boolean isCuda() {
    return device.isGpu();
  }

  /** Its number among the CUDA devices that this process sees. */
  public int index() {
    return device.getDeviceId();
  }
}
