package dev.engram.service.worker;

import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Meters of what this process can compute on, read when somebody asks for them. */
@Component
final class DeviceMeters implements MeterBinder {

  private final Devices devices;
  private final GpuLoad gpus;

  DeviceMeters(Devices devices, GpuLoad gpus) {
    this.devices = devices;
    this.gpus = gpus;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (ComputeDevice device : devices.all()) {
      gauge("engram.device.memory", "Memory of a device", "bytes", device, memory(ComputeDevice::totalBytes), registry);
      gauge("engram.device.memory.free", "Memory of a device that nobody uses", "bytes", device,
          memory(ComputeDevice::freeBytes), registry);
      gauge("engram.device.utilization", "The part of its time that a device is busy, for whomever", "ratio", device,
          this::utilization, registry);
    }
  }

  private static void gauge(String name, String description, String unit, ComputeDevice device,
      ToDoubleFunction<ComputeDevice> value, MeterRegistry registry) {
    Gauge.builder(name, () -> value.applyAsDouble(device))
        .tag("device", device.id())
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private ToDoubleFunction<ComputeDevice> memory(Function<ComputeDevice, OptionalLong> bytes) {
    return device -> devices.find(device.id())
        .map(bytes)
        .filter(OptionalLong::isPresent)
        .map(known -> (double) known.getAsLong())
        .orElse(Double.NaN);
  }

  private double utilization(ComputeDevice device) {
    return device.isCuda() ? gpus.of(device.index()) : machine();
  }

  /** Of all its processors. */
  private static double machine() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
      double load = system.getCpuLoad();
      return load >= 0 ? load : Double.NaN; // negative: not known yet
    }
    return Double.NaN;
  }
}
