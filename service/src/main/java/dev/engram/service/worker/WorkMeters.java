package dev.engram.service.worker;

import dev.engram.service.job.Claims.Claimed;
import dev.engram.training.loop.TrainingProgram;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.springframework.stereotype.Component;

/** Meters of what this process trains. None has a tag whose values grow with the jobs. */
@Component
final class WorkMeters {

  private static final Duration[] OF_STEPS = millis(0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000);
  private static final Duration[] OF_EVALUATIONS = millis(10, 50, 100, 500, 1000, 5000, 10_000, 60_000);
  private static final Duration[] OF_QUEUES = seconds(0.1, 0.5, 1, 2, 5, 15, 60, 300, 900, 3600, 14_400, 86_400);

  private final MeterRegistry registry;
  private final Set<TrainingProgram> programs = ConcurrentHashMap.newKeySet();
  private final DistributionSummary packSize;
  private final Timer evaluation;
  private final Timer queueWait;
  private final Counter heartbeatsMissed;
  private final AtomicInteger busySlots = new AtomicInteger();
  private final MeterProvider<Counter> claims;
  private final MeterProvider<Counter> attempts;
  private final MeterProvider<Counter> ends;
  private final MeterProvider<Counter> steps;
  private final MeterProvider<Counter> sequences;
  private final MeterProvider<Timer> step;

  WorkMeters(MeterRegistry registry) {
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
    queueWait = Timer.builder("engram.queue.wait")
        .description("How long the jobs that this process took had waited since they last came to the queue")
        .serviceLevelObjectives(OF_QUEUES)
        .register(registry);
    claims = counter("engram.claims", "What came of each time that this process reached for jobs");
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
    Gauge.builder("engram.slots.busy", busySlots, AtomicInteger::get)
        .description("Slots of this process in which something is done")
        .register(registry);
  }

  private static Duration[] millis(double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> Duration.ofNanos(Math.round(value * 1e6)))
        .toArray(Duration[]::new);
  }

  private static Duration[] seconds(double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> Duration.ofMillis(Math.round(value * 1e3)))
        .toArray(Duration[]::new);
  }

  private MeterProvider<Counter> counter(String name, String description) {
    return Counter.builder(name).description(description).withRegistry(registry);
  }

  private static double liveArrays(Set<TrainingProgram> programs) {
    return programs.stream().mapToInt(TrainingProgram::liveArrays).sum();
  }

  /** Does what a slot is for. */
  <T> T inSlot(Supplier<T> work) {
    busySlots.incrementAndGet();
    try {
      return work.get();
    } finally {
      busySlots.decrementAndGet();
    }
  }

  /** Reaches for the jobs of an execution. */
  List<Claimed> claiming(Supplier<List<Claimed>> claim) {
    String how = "failed";
    try {
      List<Claimed> claimed = claim.get();
      how = claimed.isEmpty() ? "nothing left" : "won";
      claimed.forEach(job -> queueWait.record(job.waited()));
      return claimed;
    } finally {
      claims.withTag("how", how).increment();
    }
  }

  void heartbeatMissed() {
    heartbeatsMissed.increment();
  }

  void attempt(int number) {
    attempts.withTag("kind", number == 1 ? "first" : "again").increment();
  }

  /** @param how as {@link Finish#how}, or {@code failed} */
  void ended(String how) {
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
