package dev.engram.service.report.figure;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import dev.engram.service.report.statistics.Statistics;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Accuracy against the length of the palindrome: question 1.3 of the exercise, and 1.6. */
public final class AccuracyFigure {

  private AccuracyFigure() {}

  public static Figure of(String title, List<CurvePoint> points) {
    LinesByLength lines = LinesByLength.of(points.stream().filter(point -> point.n() > 0).toList());
    XYPlot plot = Panels.panel(lines.axis(), Panels.between("accuracy on fresh test sequences", 0, 1, 0.1));
    Panels.mark(plot, Statistics.CHANCE, "chance");
    drawRuns(plot, lines);
    drawMeans(plot, lines);
    return new Figure(title, caption(points), plot);
  }

  private static void drawMeans(XYPlot plot, LinesByLength lines) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    lines.forEach((series, name, line) -> {
      YIntervalSeries means = new YIntervalSeries(name);
      for (CurvePoint point : line) {
        double mean = requireNonNull(point.mean());
        List<Double> band = point.ci95() == null ? List.of(mean, mean) : point.ci95();
        means.add(lines.place(series, point), mean, band.getFirst(), band.getLast());
      }
      data.addSeries(means);
      renderer.setSeriesPaint(series, Look.colour(series));
      renderer.setSeriesFillPaint(series, Look.band(series));
      renderer.setSeriesStroke(series, Look.line(series));
      renderer.setSeriesShape(series, Look.marker(series));
    });
    renderer.setAlpha(1); // the bands bring their own: an opacity of whole shapes does not get into a PDF
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
  }

  private static void drawRuns(XYPlot plot, LinesByLength lines) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    lines.forEach((series, name, line) -> {
      XYSeries runs = new XYSeries(name + ", runs", false, true);
      for (CurvePoint point : line) {
        for (Value value : point.values()) {
          runs.add(lines.place(series, point), value.accuracy());
        }
      }
      data.addSeries(runs);
      renderer.setSeriesPaint(series, Look.colour(series));
      renderer.setSeriesShape(series, Look.dot());
      renderer.setSeriesVisibleInLegend(series, false);
    });
    plot.setDataset(1, data);
    plot.setRenderer(1, renderer);
  }

  private static String caption(List<CurvePoint> points) {
    int fewest = points.stream().mapToInt(CurvePoint::n).min().orElse(0);
    int most = points.stream().mapToInt(CurvePoint::n).max().orElse(0);
    String n = fewest == most ? "n = " + most : "n = %d to %d".formatted(fewest, most);
    String split = points.stream().anyMatch(CurvePoint::split)
        ? " Where dots lie both high and at chance the mean describes no run; read the solve rate."
        : "";
    return "Lines: means over seeds (%s). Bands: their 95 %% intervals (Student's t, cut to 0 and 1). Dots: single runs.%s"
        .formatted(n, split);
  }
}
