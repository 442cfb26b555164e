package dev.engram.service.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** How much of the gradient reaches each time step: question 1.1 of the exercise, measured. */
public final class GradientFigure {

  private GradientFigure() {}

  /**
   * @param hidden ‖∂L/∂h(t)‖ over t
   * @param memory ‖∂L/∂c(t)‖ over t; none for cells without a memory
   */
  public static Figure of(String title, String caption, List<Line> hidden, List<Line> memory) {
    List<String> names = Stream.concat(hidden.stream(), memory.stream()).map(Line::series).distinct().toList();
    List<XYPlot> panels = new ArrayList<>();
    XYPlot ofHidden = Panels.panel(Panels.powersOfTen("‖∂L/∂h(t)‖", hidden));
    RunLines.draw(ofHidden, hidden, names, RunLines.PAIRS, true);
    panels.add(ofHidden);
    if (!memory.isEmpty()) {
      XYPlot ofMemory = Panels.panel(Panels.powersOfTen("‖∂L/∂c(t)‖", memory));
      RunLines.draw(ofMemory, memory, names, RunLines.PAIRS, false);
      panels.add(ofMemory);
    }
    NumberAxis timeStep = Panels.counts("time step t");
    timeStep.setAutoRangeIncludesZero(false);
    return new Figure(title, caption, Panels.above(timeStep, panels));
  }
}
