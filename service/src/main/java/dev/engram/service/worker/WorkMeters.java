package dev.engram.service.worker;

import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.loop.TrainingProgram;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Meters of what this process trains. None has a tag whose values grow with the jobs. */
@Component
final class WorkMeters {

  private static final Duration[] OF_STEPS = millis(0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000);
  private static final Duration[] OF_EVALUATIONS = millis(10, 50, 100, 500, 1000, 5000, 10_000, 60_000);

  private final MeterRegistry registry;
  private final Set<TrainingProgram> programs = ConcurrentHashMap.newKeySet();
  private final DistributionSummary packSize;
  private final Timer evaluation;
  private final Counter heartbeatsMissed;
  private final MeterProvider<Counter> attempts;
  private final MeterProvider<Counter> ends;
  private final MeterProvider<Counter> steps;
  private final MeterProvider<Counter> sequences;
  private final MeterProvider<Timer> step;

  WorkMeters(MeterRegistry registry, Devices devices) {
    this.registry = registry;
    packSize = DistributionSummary.builder("engram.pack.size")
        .description("Jobs of each training that this process began")
        .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
        .register(registry);
    evaluation = Timer.builder("engram.evaluation.time")
        .description("Time of an evaluation on validation sequences, of all jobs of a pack together")
        .serviceLevelObjectives(OF_EVALUATIONS)
        .register(registry);
    heartbeatsMissed = Counter.builder("engram.heartbeats.missed")
        .description("Heartbeats of this worker that the store did not take")
        .register(registry);
    attempts = counter("engram.attempts", "Attempts that began here: the first of a job, or another one");
    ends = counter("engram.attempts.ended", "Attempts that ended here, by how they did");
    steps = counter("engram.steps", "Training steps of all jobs");
    sequences = counter("engram.sequences", "Sequences that were trained on: steps times batch size");
    step = Timer.builder("engram.step.time")
        .description("Time of a training step of a pack, of steps after which nothing else was done")
        .serviceLevelObjectives(OF_STEPS)
        .withRegistry(registry);
    Gauge.builder("engram.arrays.live", programs, WorkMeters::liveArrays)
        .description("Native arrays that the trainings of this process hold at this moment")
        .register(registry);
    for (ComputeDevice device : devices.all()) {
      memory("engram.device.memory", "Memory of a device", device, devices, ComputeDevice::totalBytes);
      memory("engram.device.memory.free", "Memory of a device that nobody uses", device, devices,
          ComputeDevice::freeBytes);
    }
  }

  private static Duration[] millis(double... values) {
    Duration[] durations = new Duration[values.length];
    for (int index = 0; index < values.length; index++) {
      durations[index] = Duration.ofNanos(Math.round(values[index] * 1e6));
    }
    return durations;
  }

  private MeterProvider<Counter> counter(String name, String description) {
    return Counter.builder(name).description(description).withRegistry(registry);
  }

  private void memory(String name, String description, ComputeDevice device, Devices devices,
      Function<ComputeDevice, OptionalLong> bytes) {
    Gauge.builder(name, () -> devices.find(device.id())
        .map(bytes)
        .filter(OptionalLong::isPresent)
        .map(known -> (double) known.getAsLong())
        .orElse(Double.NaN))
        .tag("device", device.id())
        .baseUnit("bytes")
        .description(description)
        .register(registry);
  }

  private static double liveArrays(Set<TrainingProgram> programs) {
    return programs.stream().mapToInt(TrainingProgram::liveArrays).sum();
  }

  void heartbeatMissed() {
    heartbeatsMissed.increment();
  }

  void attempt(int number) {
    attempts.withTag("kind", number == 1 ? "first" : "again").increment();
  }

  void ended(Finish finish) {
    ended(switch (finish) {
      case Finish.Completed completed -> "completed";
      case Finish.Diverged diverged -> "diverged";
      case Finish.LetGo letGo -> "let go";
      case Finish.Interrupted interrupted -> "interrupted";
      case Finish.TakenOver takenOver -> "taken over";
    });
  }

  void failed() {
    ended("failed");
  }

  private void ended(String how) {
    ends.withTag("how", how).increment();
  }

  /** @param program whose arrays are counted until the watch is closed */
  PackWatch watch(TrainingProgram program, String cell, int batchSize, int firstStep) {
    packSize.record(program.runs().size());
    programs.add(program);
    return new PackWatch(program.runs().size(), firstStep, batchSize, step.withTag("cell", cell), evaluation,
        steps.withTag("cell", cell), sequences.withTag("cell", cell), () -> programs.remove(program));
  }
}
