package dev.engram.service.report.figure;

import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How long it took to solve each length. */
public final class StepsFigure {

  private StepsFigure() {}

  /** @param maxSteps after which the longest run gave up */
  public static Figure of(String title, List<CurvePoint> points, int maxSteps) {
    LinesByLength lines = LinesByLength.of(points.stream().filter(point -> point.n() > 0).toList());
    NumberAxis steps = Panels.counts("optimizer steps to a validation accuracy of 0.99");
    steps.setRange(0, maxSteps * 1.05);
    XYPlot plot = Panels.panel(lines.axis(), steps);
    draw(plot, lines, maxSteps);
    return new Figure(title,
        "Lines: the step by which half of the seeds had solved the length; they end where fewer than half did. Dots: single"
            + " runs. Open triangles at the top: runs that did not solve it in their steps, which count as later than all"
            + " others.",
        plot);
  }

  private static void draw(XYPlot plot, LinesByLength lines, int maxSteps) {
    XYSeriesCollection medians = new XYSeriesCollection();
    XYSeriesCollection solved = new XYSeriesCollection();
    XYSeriesCollection unsolved = new XYSeriesCollection();
    XYLineAndShapeRenderer ofMedians = new XYLineAndShapeRenderer(true, true);
    XYLineAndShapeRenderer ofSolved = new XYLineAndShapeRenderer(false, true);
    XYLineAndShapeRenderer ofUnsolved = new XYLineAndShapeRenderer(false, true);
    lines.forEach((series, name, line) -> {
      XYSeries median = new XYSeries(name);
      XYSeries runs = new XYSeries(name + ", runs");
      XYSeries never = new XYSeries(name + ", unsolved runs");
      for (CurvePoint point : line) {
        double place = lines.place(series, point);
        median.add(place, point.medianStepsToSolve());
        for (Value value : point.values()) {
          if (value.stepsToSolve() == null) {
            never.add(place, maxSteps);
          } else {
            runs.add(place, value.stepsToSolve());
          }
        }
      }
      medians.addSeries(median);
      solved.addSeries(runs);
      unsolved.addSeries(never);
      ofMedians.setSeriesPaint(series, Look.colour(series));
      ofMedians.setSeriesStroke(series, Look.line(series));
      ofMedians.setSeriesShape(series, Look.marker(series));
      ofSolved.setSeriesPaint(series, Look.colour(series));
      ofSolved.setSeriesShape(series, Look.dot());
      ofSolved.setSeriesVisibleInLegend(series, false);
      ofUnsolved.setSeriesPaint(series, Look.colour(series));
      ofUnsolved.setSeriesShape(series, Look.openTriangle());
      ofUnsolved.setSeriesShapesFilled(series, false);
      ofUnsolved.setSeriesVisibleInLegend(series, false);
    });
    plot.setDataset(0, medians);
    plot.setRenderer(0, ofMedians);
    plot.setDataset(1, solved);
    plot.setRenderer(1, ofSolved);
    plot.setDataset(2, unsolved);
    plot.setRenderer(2, ofUnsolved);
  }
}
