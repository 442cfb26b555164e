package dev.engram.training;

import ai.djl.ndarray.NDManager;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;

/** The engine of this process and its CPU; every test that computes goes through here, so that it is set up once. */
public final class TestCpu {

  public static final Devices DEVICES = Devices.load();
  public static final ComputeDevice CPU = DEVICES.find("cpu").orElseThrow();

  private TestCpu() {}

  /** Closed by whoever asks for it. */
  public static NDManager newManager() {
    return DEVICES.newManager(CPU);
  }

  /** Every array of the process that a manager knows of. */
  public static int liveArraysOfTheProcess() {
    try (NDManager manager = newManager()) {
      return manager.getParentManager().getManagedArrays().size(); // the engine's own, and all below it
    }
  }
}
