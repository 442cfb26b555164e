package dev.engram.service.cell;

import dev.engram.api.EvaluationState;
import dev.engram.service.job.StoreOutage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many evaluations wait and run, from the store: every process tells the same. Whoever scales workers by the work there
 * is must know of them, for a job's states do not tell.
 */
@Component
final class EvaluationMeters implements MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(EvaluationMeters.class);
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final EvaluationStore store;
  private final Clock clock;
  private Instant at = Instant.MIN;
  private @Nullable Map<EvaluationState, Long> open;

  EvaluationMeters(EvaluationStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Stream.of(EvaluationState.values())
        .filter(state -> !state.terminal())
        .forEach(state -> Gauge.builder("engram.evaluations", () -> count(state))
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .description("Evaluations of trained cells that have not ended, by state")
            .register(registry));
  }

  private synchronized double count(EvaluationState state) {
    Instant now = clock.instant();
    if (at.isBefore(now.minus(FRESH)) || at.isAfter(now)) {
      at = now;
      open = null;
      StoreOutage.skipWhileAway(() -> open = store.countOpen(), log);
    }
    return open == null ? Double.NaN : open.getOrDefault(state, 0L);
  }
}
