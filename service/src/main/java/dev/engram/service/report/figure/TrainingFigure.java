package dev.engram.service.report.figure;

import dev.engram.service.report.statistics.Statistics;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;

/** Loss and accuracy over the steps of training. */
public final class TrainingFigure {

  /** ln 10: the loss of a network that takes all ten digits for equally likely. */
  private static final double LOSS_AT_CHANCE = Math.log(10);

  private TrainingFigure() {}

  /**
   * @param losses the training loss of each run
   * @param accuracies the validation accuracy of each run
   */
  public static Figure of(String title, String caption, List<Line> losses, List<Line> accuracies) {
    List<String> names = Stream.concat(losses.stream(), accuracies.stream()).map(Line::series).distinct().toList();
    XYPlot loss = Panels.panel(Panels.fromZero("training loss (nats)"));
    Panels.mark(loss, LOSS_AT_CHANCE, "ln 10");
    RunLines.draw(loss, losses, names, RunLines.ALONE, true);
    XYPlot accuracy = Panels.panel(Panels.between("validation accuracy", 0, 1, 0.2));
    Panels.mark(accuracy, Statistics.CHANCE, "chance");
    RunLines.draw(accuracy, accuracies, names, RunLines.ALONE, false);
    return new Figure(title, caption, Panels.above(Panels.counts("optimizer step"), List.of(loss, accuracy)));
  }
}
