package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.SystemInfo.Device;
import dev.engram.training.task.BatchShape;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether there is room for a job: on the device, in one batch, in a checkpoint. */
@Component
final class Capacity {

  private final DeviceChoice devices;
  private final CheckpointPlace checkpoints;

  Capacity(DeviceChoice devices, CheckpointPlace checkpoints) {
    this.devices = devices;
    this.checkpoints = checkpoints;
  }

  /**
   * Refuses a resolved spec that is too large.
   *
   * @return the device a job of it would train on; empty while no worker is there
   * @throws InvalidSpecException with every violation
   */
  Optional<Device> check(JobSpec spec) {
    Optional<Device> device = devices.find(requireNonNull(spec.device()));
    Violations violations = new Violations();
    device.ifPresent(found -> checkMemory(spec, found, violations));
    long batch = Costs.batchBytes(spec);
    if (batch > BatchShape.MAX_BYTES) {
      violations.add("",
          "one batch takes %s, and at most %s can be written at once; a smaller batchSize or length takes less"
              .formatted(gibibytes(batch), gibibytes(BatchShape.MAX_BYTES)));
    }
    long checkpoint = Costs.checkpointBytes(spec);
    if (checkpoint > checkpoints.largest()) {
      violations.add("", "a checkpoint takes %s, and at most %s can be kept %s; a smaller hiddenSize takes less"
          .formatted(gibibytes(checkpoint), gibibytes(checkpoints.largest()), checkpoints.limit()));
    }
    violations.throwIfAny();
    return device;
  }

  private static void checkMemory(JobSpec spec, Device device, Violations violations) {
    long needed = Costs.estimatedMemoryBytes(spec);
    Long memory = device.memoryBytes();
    if (memory != null && needed > memory) {
      violations.add("", "needs about %s of memory, and %s has %s; a smaller batchSize, hiddenSize or length needs less"
          .formatted(gibibytes(needed), device.id(), gibibytes(memory)));
    }
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
