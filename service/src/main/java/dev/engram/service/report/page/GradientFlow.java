package dev.engram.service.report.page;

import dev.engram.api.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a gradient changes on its way back through time.
 *
 * @param runs that it is known of
 * @param norms at t = 1 …: the geometric mean over runs; NaN where it is finite in none
 */
record GradientFlow(int runs, List<Double> norms) {

  /** Beyond it, or below its inverse, a gradient at the first time step does not matter, or is all that matters. */
  private static final double MUCH = 1e3;

  /** Empty where no look has such a gradient. */
  static Optional<GradientFlow> of(List<Diagnostics> looks,
      Function<Diagnostics, @Nullable List<@Nullable Double>> norms) {
    List<List<@Nullable Double>> known = new ArrayList<>();
    for (Diagnostics look : looks) {
      List<@Nullable Double> ofLook = norms.apply(look);
      if (ofLook != null) {
        known.add(ofLook);
      }
    }
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Double> means = new ArrayList<>();
    for (int index = 0; index < known.getFirst().size(); index++) {
      means.add(geometricMean(known, index));
    }
    return Optional.of(new GradientFlow(known.size(), means));
  }

  private static double geometricMean(List<List<@Nullable Double>> norms, int index) {
    return Math.exp(norms.stream()
        .map(ofRun -> ofRun.get(index))
        .filter(Objects::nonNull)
        .mapToDouble(Math::log)
        .average()
        .orElse(Double.NaN));
  }

  /** At the last time step, where the loss is. */
  public double last() {
    return norms.getLast();
  }

  public double first() {
    return norms.getFirst();
  }

  /** What a time step multiplies it by, on average. */
  public double factor() {
    return norms.size() == 1 ? 1 : Math.pow(first() / last(), 1.0 / (norms.size() - 1));
  }

  boolean vanishes() {
    return first() < last() / MUCH;
  }

  boolean explodes() {
    return first() > last() * MUCH;
  }

  public String verdict() {
    if (Double.isNaN(factor())) {
      return "is not finite";
    }
    if (vanishes()) {
      return "vanishes";
    }
    return explodes() ? "explodes" : "is carried";
  }
}
