package dev.engram.service.report.statistics;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long cells remember: the lengths that most seeds surely solve, and those that most surely don't. */
public final class Horizons {

  private static final double HALF = 0.5;

  private Horizons() {}

  public static List<Horizon> of(List<CurvePoint> points) {
    record Line(String part, String cell, String variant, @Nullable Double learningRate) {}
    Map<Line, List<CurvePoint>> lines = new LinkedHashMap<>();
    boolean ratesAreChosen = ratesAreChosen(points);
    for (CurvePoint point : points) {
      Line line = new Line(point.part(), point.cell(), point.variant(), ratesAreChosen ? null : point.learningRate());
      lines.computeIfAbsent(line, any -> new ArrayList<>()).add(point);
    }
    List<Horizon> horizons = new ArrayList<>();
    lines.forEach((line, ofLine) -> {
      List<CurvePoint> byLength = ofLine.stream()
          .filter(point -> point.n() > 0)
          .sorted(Comparator.comparingInt(CurvePoint::length))
          .toList();
      if (!byLength.isEmpty()) {
        horizons.add(new Horizon(line.part(), line.cell(), line.variant(), line.learningRate(), lower(byLength),
            upper(byLength), fewest(byLength), note(fewest(byLength))));
      }
    });
    return horizons;
  }

  /** Whether a length of a line has one rate, be it that all have the same or that each has its best. */
  public static boolean ratesAreChosen(List<CurvePoint> points) {
    record Place(String part, String cell, String variant, int length) {}
    return points.stream()
        .map(point -> new Place(point.part(), point.cell(), point.variant(), point.length()))
        .distinct()
        .count() == points.size();
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
