package dev.engram.service.job;

import dev.engram.api.SystemInfo.Device;
import java.util.List;

/** The devices of all workers that are alive. */
public interface AvailableDevices {

  List<Device> all();

  /** How many executions they can run at once. */
  int slots();
}
