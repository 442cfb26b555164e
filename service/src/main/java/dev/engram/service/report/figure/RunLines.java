package dev.engram.service.report.figure;

import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Many runs in one panel: a thin line each, in the look of its series, which the legend names once. */
final class RunLines {

  private RunLines() {}

  /** How the lines of a series look, by its place among all. */
  interface Style {
    Color colour(int series);

    Stroke stroke(int series);
  }

  /** Every series by itself. */
  static final Style ALONE = new Style() {
    @Override
    public Color colour(int series) {
      return Look.colour(series);
    }

    @Override
    public Stroke stroke(int series) {
      return Look.thinLine(series);
    }
  };

  /** Two and two have a colour, of which the first is dashed. */
  static final Style PAIRS = new Style() {
    @Override
    public Color colour(int series) {
      return Look.colour(series / 2);
    }

    @Override
    public Stroke stroke(int series) {
      return series % 2 == 0 ? Look.dashed() : Look.line(0);
    }
  };

  /** @param names of the series, in the order of their looks; in all panels of a figure the same */
  static void draw(XYPlot plot, List<Line> lines, List<String> names, Style style, boolean inLegend) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true); // or the dashes begin anew at each point
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
      renderer.setSeriesPaint(index, style.colour(series));
      renderer.setSeriesStroke(index, style.stroke(series));
      renderer.setSeriesVisibleInLegend(index, inLegend && first);
    }
    plot.setDataset(data);
    plot.setRenderer(renderer);
  }
}
