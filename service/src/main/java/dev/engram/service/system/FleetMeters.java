package dev.engram.service.system;

import dev.engram.api.JobState;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.StoreOutage;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Meters of what all processes of a store share, from the store: every process tells the same. They are read when somebody
 * asks for them, and not a number while the store is away.
 */
@Component
final class FleetMeters implements MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(FleetMeters.class);
  /** Whoever reads all meters reads them of one moment, and several readers cost the store little more than one. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final JobStore jobs;
  private final LiveWorkers workers;
  private final Clock clock;
  private Reading last = Reading.none(Instant.MIN);

  FleetMeters(JobStore jobs, LiveWorkers workers, Clock clock) {
    this.jobs = jobs;
    this.workers = workers;
    this.clock = clock;
  }

  private record Reading(Instant at, Map<JobState, Long> jobs, double oldestSeconds, double workers, double slots) {

    static Reading none(Instant at) {
      return new Reading(at, Map.of(), Double.NaN, Double.NaN, Double.NaN);
    }

    double of(JobState state) {
      return Double.isNaN(workers) ? Double.NaN : jobs.getOrDefault(state, 0L);
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (JobState state : JobState.values()) {
      Gauge.builder("engram.jobs", () -> reading().of(state))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .description("Jobs in a state")
          .register(registry);
    }
    TimeGauge.builder("engram.queue.oldest", () -> reading().oldestSeconds(), TimeUnit.SECONDS)
        .description("How long the oldest queued job has waited since it was submitted; 0 while none waits")
        .register(registry);
    gauge("engram.workers", "Workers that were heard of within the last half minute", Reading::workers, registry);
    gauge("engram.slots", "Jobs, or packs of jobs, that these workers run at once", Reading::slots, registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Reading> value, MeterRegistry registry) {
    Gauge.builder(name, () -> value.applyAsDouble(reading())).description(description).register(registry);
  }

  private synchronized Reading reading() {
    Instant now = clock.instant();
    if (Duration.between(last.at(), now).abs().compareTo(FRESH) >= 0) {
      last = Reading.none(now);
      StoreOutage.skipWhileAway(() -> last = read(now), log);
    }
    return last;
  }

  private Reading read(Instant now) {
    List<StoredWorker> live = workers.workers();
    double oldest = jobs.queue().oldest().map(since -> Duration.between(since, now).toMillis() / 1000.0).orElse(0.0);
    return new Reading(now, jobs.countByState(), oldest, live.size(),
        live.stream().mapToInt(StoredWorker::slots).sum());
  }
}
