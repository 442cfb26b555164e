package dev.engram.cli.curve;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.cli.terminal.Terminal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The numbers of one part of a sweep as tables, and what they can't show. */
final class CurveText {

  private static final String NONE = "-";

  private CurveText() {}

  /** A row a point. */
  static List<String> table(List<CurvePoint> points, Terminal terminal) {
    Table table = Table.of("cell", "variant", ">T", ">rate", ">n", ">mean", "95 % interval", ">solved",
        ">steps to solve");
    for (CurvePoint point : points) {
      Double mean = point.mean();
      Integer steps = point.medianStepsToSolve();
      table.add(point.cell(), point.variant().isEmpty() ? NONE : point.variant(), String.valueOf(point.length()),
          rate(point.learningRate()), String.valueOf(point.n()),
          mean == null ? NONE : Figures.share(mean) + (point.split() ? "*" : ""), interval(point.ci95()),
          point.solved() + "/" + point.n(), steps == null ? NONE : Figures.count(steps));
    }
    return table.lines(terminal);
  }

  /** What to know before the table is believed. */
  static List<String> notes(List<CurvePoint> points) {
    List<String> notes = new ArrayList<>();
    if (points.stream().anyMatch(CurvePoint::split)) {
      notes.add("* Some seeds solve it and others stay near chance: what is solved says more than the mean.");
    }
    count(points, CurvePoint::nDiverged, "diverged, and count as unsolved at chance", notes);
    count(points, CurvePoint::nFailed, "failed otherwise, and are left out", notes);
    count(points, CurvePoint::nPending, "have not ended yet", notes);
    return notes;
  }

  /** How long each cell remembers. */
  static List<String> horizons(List<Horizon> horizons, Terminal terminal) {
    if (horizons.isEmpty()) {
      return List.of();
    }
    Table table = Table.of("horizon of", "variant", ">rate", ">surely solved up to T", ">surely not from T", ">n");
    for (Horizon horizon : horizons) {
      table.add(horizon.cell(), horizon.variant().isEmpty() ? NONE : horizon.variant(), rate(horizon.learningRate()),
          length(horizon.lower()), length(horizon.upper()), String.valueOf(horizon.n()));
    }
    List<String> lines = new ArrayList<>(table.lines(terminal));
    horizons.stream().map(Horizon::note).filter(Objects::nonNull).distinct().forEach(lines::add);
    return lines;
  }

  /** As people write it: {@code 0.0003}. */
  static String rate(@Nullable Double rate) {
    return rate == null ? NONE : BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }

  private static String interval(@Nullable List<Double> interval) {
    return interval == null
        ? NONE
        : Figures.interval(interval);
  }

  private static String length(@Nullable Integer length) {
    return length == null ? NONE : length.toString();
  }

  private static void count(List<CurvePoint> points, ToIntFunction<CurvePoint> counted, String what,
      List<String> notes) {
    int runs = points.stream().mapToInt(counted).sum();
    if (runs > 0) {
      notes.add("Runs that " + what + ": " + Figures.count(runs) + ".");
    }
  }
}
