package dev.engram.service.cell;

import dev.engram.api.EvaluationState;
import dev.engram.service.job.StoreReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How many evaluations wait and run, from the store: every process tells the same. Whoever scales workers by the work there
 * is must know of them, for a job's states do not tell.
 */
@Component
final class EvaluationMeters implements MeterBinder {

  private final StoreReading<Map<EvaluationState, Long>> open;

  EvaluationMeters(EvaluationStore store, Clock clock) {
    this.open = new StoreReading<>(store::countOpen, clock);
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

  private double count(EvaluationState state) {
    return open.now().map(counts -> (double) counts.getOrDefault(state, 0L)).orElse(Double.NaN);
  }
}
