package dev.engram.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes what is large of jobs that ended long ago, little by little. Several processes that do so at once find less to
 * do, and one that dies has marked what it had begun, which the next one finds again.
 */
@Component
public class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int JOBS_AT_ONCE = 100;

  private final RetentionStore store;
  private final RetentionSettings settings;
  private final Clock clock;

  Retention(RetentionStore store, RetentionSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  public boolean isOff() {
    return settings.metrics() == null && settings.checkpoints() == null;
  }

  /** @param stopping asked between transactions */
  public void deleteOld(BooleanSupplier stopping) {
    delete("metrics", settings.metrics(), store::withMetrics, id -> {
      boolean more = true;
      while (more && !stopping.getAsBoolean()) {
        more = store.deleteSomeMetrics(id, now());
      }
    }, stopping);
    delete("checkpoints", settings.checkpoints(), store::withCheckpoints, id -> store.deleteCheckpoints(id, now()),
        stopping);
  }

  private void delete(String what, @Nullable Duration age, BiFunction<Instant, Integer, List<String>> find,
      Consumer<String> delete, BooleanSupplier stopping) {
    if (age == null) {
      return;
    }
    int jobs = 0;
    List<String> old;
    do {
      old = find.apply(now().minus(age), JOBS_AT_ONCE);
      for (String id : old) {
        if (stopping.getAsBoolean()) {
          return;
        }
        delete.accept(id);
        jobs++;
      }
    } while (old.size() == JOBS_AT_ONCE);
    if (jobs > 0) {
      log.info("The {} of {} jobs that ended more than {} ago are deleted", what, jobs, age);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
