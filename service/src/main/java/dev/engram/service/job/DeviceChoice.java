package dev.engram.service.job;

import dev.engram.api.SystemInfo.Device;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which of the workers' devices a job's {@code device} means. */
@Component
final class DeviceChoice {

  private final AvailableDevices devices;

  DeviceChoice(AvailableDevices devices) {
    this.devices = devices;
  }

  /** The device that jobs on {@code wanted} train on; empty where no worker has it. */
  Optional<Device> find(String wanted) {
    List<Device> all = devices.all();
    return switch (wanted) {
      case "auto" -> all.stream().findFirst();
      case "cuda" -> all.stream().filter(device -> device.id().startsWith("cuda")).findFirst();
      default -> all.stream().filter(device -> device.id().equals(wanted)).findFirst();
    };
  }

  /** The ids of all there are, for people. */
  String known() {
    List<String> ids = devices.all().stream().map(Device::id).toList();
    return ids.isEmpty() ? "no worker at all" : String.join(", ", ids);
  }
}
