package dev.engram.service.report.figure;

import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** What the gates do while a cell learns. */
public final class GateFigure {

  private GateFigure() {}

  /**
   * @param means of each gate over the steps
   * @param saturations likewise
   */
  public static Figure of(String title, String caption, List<Line> means, List<Line> saturations) {
    List<String> names = saturations.stream().map(Line::series).distinct().toList();
    XYPlot mean = Panels.panel(Panels.between("mean", -1, 1, 0.5));
    RunLines.draw(mean, means, names, RunLines.ALONE, true);
    XYPlot saturation = Panels.panel(Panels.between("saturated share", 0, 1, 0.2));
    RunLines.draw(saturation, saturations, names, RunLines.ALONE, false);
    return new Figure(title, caption, Panels.above(Panels.counts("optimizer step"), List.of(mean, saturation)));
  }
}
