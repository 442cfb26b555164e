package dev.engram.service.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Many runs in one panel: a thin line each, in the look of its series, which the legend names once. */
final class RunLines {

  private RunLines() {}

  /** @param names of the series, in the order of their looks; in all panels of a figure the same */
  static void draw(XYPlot plot, List<Line> lines, List<String> names, boolean inLegend) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    List<String> told = new ArrayList<>();
    for (Line line : lines) {
      int index = data.getSeriesCount();
      int series = names.indexOf(line.series());
      boolean first = !told.contains(line.series());
      XYSeries run = new XYSeries(first ? line.series() : line.series() + " " + index, false, true);
      for (int at = 0; at < line.x().size(); at++) {
        run.add(line.x().get(at), line.y().get(at));
      }
      data.addSeries(run);
      told.add(line.series());
      renderer.setSeriesPaint(index, Look.colour(series));
      renderer.setSeriesStroke(index, Look.thinLine(series));
      renderer.setSeriesVisibleInLegend(index, inLegend && first);
    }
    plot.setDataset(data);
    plot.setRenderer(renderer);
  }
}
