package dev.engram.service.system;

import dev.engram.api.JobState;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.StoreReading;
import dev.engram.service.system.WorkerStore.StoredWorker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Meters of what all processes of a store share, from the store: every process tells the same. They are read when somebody
 * asks for them, and not a number while the store is away.
 */
@Component
final class FleetMeters implements MeterBinder {

  private final JobStore jobs;
  private final LiveWorkers workers;
  private final Clock clock;
  private final StoreReading<Reading> reading;

  FleetMeters(JobStore jobs, LiveWorkers workers, Clock clock) {
    this.jobs = jobs;
    this.workers = workers;
    this.clock = clock;
    this.reading = new StoreReading<>(this::read, clock);
  }

  private record Reading(Map<JobState, Long> jobs, double oldestSeconds, double workers, double slots) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (JobState state : JobState.values()) {
      Gauge.builder("engram.jobs", () -> of(now -> now.jobs().getOrDefault(state, 0L)))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .description("Jobs in a state")
          .register(registry);
    }
    TimeGauge.builder("engram.queue.oldest", () -> of(Reading::oldestSeconds), TimeUnit.SECONDS)
        .description("How long the oldest queued job has waited since it was submitted; 0 while none waits")
        .register(registry);
    gauge("engram.workers", "Workers that were heard of within the last half minute", Reading::workers, registry);
    gauge("engram.slots", "Jobs, or packs of jobs, that these workers run at once", Reading::slots, registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Reading> value, MeterRegistry registry) {
    Gauge.builder(name, () -> of(value)).description(description).register(registry);
  }

  private double of(ToDoubleFunction<Reading> value) {
    return reading.now().map(value::applyAsDouble).orElse(Double.NaN);
  }

  private Reading read() {
    Instant now = clock.instant();
    List<StoredWorker> live = workers.workers();
    double oldest = jobs.queue().oldest().map(since -> Duration.between(since, now).toMillis() / 1000.0).orElse(0.0);
    return new Reading(jobs.countByState(), oldest, live.size(),
        live.stream().mapToInt(StoredWorker::slots).sum());
  }
}
