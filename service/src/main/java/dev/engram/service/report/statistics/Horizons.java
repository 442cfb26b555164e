package dev.engram.service.report.statistics;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long cells remember: the lengths that most seeds surely solve, and those that most surely don't. */
public final class Horizons {

  private static final double HALF = 0.5;

  private Horizons() {}

  public static List<Horizon> of(List<CurvePoint> points) {
    List<Horizon> horizons = new ArrayList<>();
    Series.of(points).forEach((series, ofSeries) -> {
      List<CurvePoint> measured = ofSeries.stream().filter(point -> point.n() > 0).toList();
      if (!measured.isEmpty()) {
        horizons.add(new Horizon(series.part(), series.cell(), series.variant(), series.learningRate(),
            lower(measured), upper(measured), fewest(measured), note(fewest(measured))));
      }
    });
    return horizons;
  }

  private static @Nullable Integer lower(List<CurvePoint> byLength) {
    Integer lower = null;
    for (CurvePoint point : byLength) {
      if (requireNonNull(point.solveRateCi95()).getFirst() <= HALF) {
        return lower;
      }
      lower = point.length();
    }
    return lower;
  }

  private static @Nullable Integer upper(List<CurvePoint> byLength) {
    return byLength.stream()
        .filter(point -> requireNonNull(point.solveRateCi95()).getLast() < HALF)
        .map(CurvePoint::length)
        .findFirst()
        .orElse(null);
  }

  private static int fewest(List<CurvePoint> points) {
    return points.stream().mapToInt(CurvePoint::n).min().orElseThrow();
  }

  private static @Nullable String note(int n) {
    double best = Statistics.rateInterval(n, n).getFirst();
    return best > HALF
        ? null
        : "With %d %s a length even all solved leave the solve rate's interval reaching below a half, and none solved above it."
            .formatted(n, n == 1 ? "run" : "runs");
  }
}
