package dev.engram.cli.curve;

import dev.engram.api.Curve;
import dev.engram.api.CurvePoint;
import dev.engram.cli.terminal.Plot;
import dev.engram.cli.terminal.Plot.Point;
import dev.engram.cli.terminal.Plot.Reference;
import dev.engram.cli.terminal.Plot.Series;
import dev.engram.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One part of a sweep's curve, to be printed: a plot, the points, the horizons. */
public final class CurveView {

  /** Of ten digits. */
  private static final Reference CHANCE = new Reference("chance", 0.1);

  private CurveView() {}

  /** Accuracy against length. */
  public static List<String> lines(Curve curve, String part, Terminal terminal) {
    List<CurvePoint> points = curve.points().stream().filter(point -> point.part().equals(part)).toList();
    List<Series> measured = CurveSeries.of(points)
        .stream()
        .map(CurveView::measured)
        .filter(series -> !series.points().isEmpty())
        .toList();
    List<String> lines = new ArrayList<>();
    if (measured.isEmpty()) {
      lines.add("Nothing has been measured yet.");
    } else {
      lines.add("accuracy");
      lines.addAll(Plot.lines(measured, CHANCE, "T", terminal));
    }
    lines.add("");
    lines.addAll(CurveText.table(points, terminal));
    lines.addAll(CurveText.notes(points));
    List<String> horizons = CurveText.horizons(
        curve.horizons().stream().filter(horizon -> horizon.part().equals(part)).toList(), terminal);
    if (!horizons.isEmpty()) {
      lines.add("");
      lines.addAll(horizons);
    }
    return lines;
  }

  private static Series measured(CurveSeries series) {
    return new Series(series.name(), series.points()
        .stream()
        .filter(point -> point.mean() != null)
        .map(point -> new Point(point.length(), Objects.requireNonNull(point.mean())))
        .toList());
  }
}
