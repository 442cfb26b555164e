package dev.engram.service.report.page;

import dev.engram.api.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the probes say of the gates: question 1.5a. */
final class GateFindings {

  /**
   * A line of the table; means over runs.
   *
   * @param gate {@code hidden} is h of a vanilla RNN
   */
  record Row(String series, String gate, int runs, @Nullable Double meanUntrained, @Nullable Double meanTrained,
      @Nullable Double saturationUntrained, @Nullable Double saturationTrained, @Nullable Double radiusUntrained,
      @Nullable Double radiusTrained) {}

  private final Map<String, List<Probed>> bySeries;

  GateFindings(List<Probed> probes) {
    bySeries = Probed.bySeries(probes);
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    bySeries.forEach((series, ofSeries) -> {
      List<Diagnostics> before = ofSeries.stream().map(Probed::untrained).toList();
      List<Diagnostics> after = ofSeries.stream().map(Probed::trained).toList();
      for (String gate : before.getFirst().gateMean().keySet()) {
        rows.add(new Row(series, gate, ofSeries.size(),
            Means.of(before, look -> look.gateMean().get(gate)), Means.of(after, look -> look.gateMean().get(gate)),
            Means.of(before, look -> look.saturation().get(gate)), Means.of(after, look -> look.saturation().get(gate)),
            Means.of(before, look -> look.spectralRadius().get(gate)),
            Means.of(after, look -> look.spectralRadius().get(gate))));
      }
    });
    return rows;
  }

  /** How long a memory would last that were only forgotten. */
  List<String> halfLifeSentences() {
    List<String> sentences = new ArrayList<>();
    bySeries.forEach((series, ofSeries) -> {
      Double before = Means.of(ofSeries.stream().map(Probed::untrained).toList(), Diagnostics::forgetHalfLife);
      Double after = Means.of(ofSeries.stream().map(Probed::trained).toList(), Diagnostics::forgetHalfLife);
      if (before != null && after != null) {
        sentences
            .add("%s: the half-life that the mean of ln f implies is %s time steps before training and %s after it."
                .formatted(series, Numbers.digits(before), Numbers.digits(after)));
      }
    });
    return sentences;
  }

  /** How often the gradient had to be cut. */
  List<String> clippingSentences() {
    List<String> rates = new ArrayList<>();
    bySeries.forEach((series, ofSeries) -> {
      Double rate = clippingRate(ofSeries);
      if (rate != null) {
        rates.add("%.1f %% of the steps of the %s".formatted(100 * rate, series));
      }
    });
    return rates.isEmpty()
        ? List.of()
        : List.of("Training clipped the gradient in %s.".formatted(Numbers.enumeration(rates, "and")));
  }

  /** Of all steps: each look stands for those since the one before. */
  private static @Nullable Double clippingRate(List<Probed> probes) {
    double clipped = 0;
    int steps = 0;
    for (Probed probe : probes) {
      int former = 0;
      for (Diagnostics look : probe.looks()) {
        if (look.clippingRate() != null) {
          clipped += look.clippingRate() * (look.step() - former);
          steps += look.step() - former;
        }
        former = look.step();
      }
    }
    return steps == 0 ? null : Double.valueOf(clipped / steps);
  }
}
