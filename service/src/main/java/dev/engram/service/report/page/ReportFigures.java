package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Diagnostics;
import dev.engram.api.Metrics;
import dev.engram.service.job.MetricKey;
import dev.engram.service.report.figure.AccuracyFigure;
import dev.engram.service.report.figure.Figure;
import dev.engram.service.report.figure.GateFigure;
import dev.engram.service.report.figure.GradientFigure;
import dev.engram.service.report.figure.Line;
import dev.engram.service.report.figure.SeriesName;
import dev.engram.service.report.figure.StepsFigure;
import dev.engram.service.report.figure.TrainingFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of a sweep, by the names that they have in addresses. */
final class ReportFigures {

  static final String GRADIENTS = "gradients";
  static final String GATES = "gates";

  private final Evidence evidence;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private ReportFigures(Evidence evidence) {
    this.evidence = evidence;
  }

  /** All that there is something to draw for. */
  static Map<String, Figure> of(Evidence evidence) {
    ReportFigures drawn = new ReportFigures(evidence);
    evidence.parts().forEach(drawn::draw);
    drawn.drawProbes();
    return drawn.figures;
  }

  static String accuracy(PartEvidence part) {
    return "accuracy-" + part.slug();
  }

  /** Of one cell alone. */
  static String accuracy(PartEvidence part, String cell) {
    return accuracy(part) + "-" + cell;
  }

  static String steps(PartEvidence part) {
    return "steps-" + part.slug();
  }

  static String training(PartEvidence part) {
    return "training-" + part.slug();
  }

  private void draw(PartEvidence part) {
    boolean measured = part.points().stream().anyMatch(point -> point.n() > 0);
    if (part.isCurve() && measured) {
      figures.put(accuracy(part), AccuracyFigure.of("Accuracy against palindrome length", part.points()));
      drawCells(part);
      figures.put(steps(part), StepsFigure.of("Steps to solve each palindrome length", part.points(), part.maxSteps()));
    }
    List<Line> losses = lines(part, MetricKey.LOSS);
    if (!losses.isEmpty()) {
      int length = part.histories().getFirst().length();
      figures.put(training(part), TrainingFigure.of("Loss and accuracy over training at T = " + length,
          "A line for each run, of a series ten at most. Above: the training loss, a mean over steps. Below: the accuracy on validation sequences. "
              + "Dashed: what guessing gets.",
          losses, lines(part, MetricKey.ACCURACY)));
    }
  }

  /** Where there are several, each by itself as well. */
  private void drawCells(PartEvidence part) {
    Map<String, List<CurvePoint>> byCell = part.points()
        .stream()
        .filter(point -> point.n() > 0)
        .collect(Collectors.groupingBy(CurvePoint::cell));
    if (byCell.size() > 1) {
      byCell.forEach((cell, points) -> figures.put(accuracy(part, cell),
          AccuracyFigure.of("Accuracy of the %s against palindrome length".formatted(SeriesName.of(cell, "")),
              points)));
    }
  }

  private static List<Line> lines(PartEvidence part, MetricKey key) {
    List<Line> lines = new ArrayList<>();
    for (RunHistory history : part.histories()) {
      Metrics.Series series = history.metrics().series().get(key.inJson());
      if (series != null && !series.steps().isEmpty()) {
        lines.add(new Line(history.series(), series.steps(), series.values()));
      }
    }
    return lines;
  }

  private void drawProbes() {
    List<Probed> probes = evidence.probes();
    if (probes.isEmpty()) {
      return;
    }
    int length = probes.getFirst().length();
    int probe = probes.getFirst().untrained().probeLength();
    figures.put(GRADIENTS, GradientFigure.of("How much of the gradient reaches each time step",
        "Norms of the loss's gradient with respect to the state at each time step, for probe sequences of T = %d, before and after training at T = %d; geometric means over seeds, in float64."
            .formatted(probe, length),
        gradients(probes, Diagnostics::hiddenGradientNorm), gradients(probes, Diagnostics::cellGradientNorm)));
    List<Probed> shown = gated(probes);
    figures.put(GATES, GateFigure.of("What the gates do while a cell learns T = " + length,
        "A line for each run. Above: the mean of each gate over sequences, time steps and units. Below: the share of its values near the ends of its range, where its slope is small: σ beyond 0.1 and 0.9, tanh beyond −0.9 and 0.9.",
        looks(shown, Diagnostics::gateMean), looks(shown, Diagnostics::saturation)));
  }

  /** Untrained and trained, of each series. */
  private static List<Line> gradients(List<Probed> probes,
      Function<Diagnostics, @Nullable List<@Nullable Double>> norms) {
    List<Line> lines = new ArrayList<>();
    Probed.bySeries(probes).forEach((series, ofSeries) -> {
      add(lines, series + ", untrained", ofSeries.stream().map(Probed::untrained).toList(), norms);
      add(lines, series + ", trained", ofSeries.stream().map(Probed::trained).toList(), norms);
    });
    return lines;
  }

  private static void add(List<Line> lines, String name, List<Diagnostics> looks,
      Function<Diagnostics, @Nullable List<@Nullable Double>> norms) {
    GradientFlow.of(looks, norms).ifPresent(flow -> {
      List<Integer> timeSteps = IntStream.rangeClosed(1, flow.norms().size())
          .filter(t -> flow.norms().get(t - 1) > 0) // there is no place for 0 on a log axis
          .boxed()
          .toList();
      lines.add(new Line(name, timeSteps, timeSteps.stream().map(t -> flow.norms().get(t - 1)).toList()));
    });
  }

  /** Of the LSTMs those of the series that did best, and the vanilla RNNs. */
  private static List<Probed> gated(List<Probed> probes) {
    String best = probes.stream()
        .filter(probe -> probe.cell().equals("lstm"))
        .map(Probed::series)
        .distinct()
        .max(Comparator.comparingLong(series -> probes.stream()
            .filter(probe -> probe.series().equals(series) && probe.solved())
            .count()))
        .orElse("");
    return probes.stream().filter(probe -> !probe.cell().equals("lstm") || probe.series().equals(best)).toList();
  }

  private static List<Line> looks(List<Probed> probes, Function<Diagnostics, Map<String, @Nullable Double>> numbers) {
    List<Line> lines = new ArrayList<>();
    for (Probed probe : probes) {
      for (String gate : numbers.apply(probe.untrained()).keySet()) {
        List<Diagnostics> known = probe.looks()
            .stream()
            .filter(look -> numbers.apply(look).get(gate) != null)
            .toList();
        lines.add(new Line(probe.series() + ": " + gate, known.stream().map(Diagnostics::step).toList(),
            known.stream().map(look -> requireNonNull(numbers.apply(look).get(gate))).toList()));
      }
    }
    return lines;
  }
}
