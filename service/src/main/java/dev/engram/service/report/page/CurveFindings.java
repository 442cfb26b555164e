package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import dev.engram.service.report.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What a curve says in words: questions 1.3 and 1.6. */
final class CurveFindings {

  private static final int EXERCISE_CHECK = 5;
  private static final double NEAR_PERFECT = 0.99;
  private static final String NO_BIAS = "forgetBias=0";

  private final PartEvidence part;
  private final List<CurveLine> lines;

  CurveFindings(PartEvidence part) {
    this.part = part;
    this.lines = CurveLine.of(part.points());
  }

  /** The exercise's check of each series at T = 5. */
  List<String> sanityChecks(String cell) {
    List<String> sentences = new ArrayList<>();
    lines.stream()
        .filter(line -> line.isOf(cell))
        .forEach(line -> line.points()
            .stream()
            .filter(point -> point.length() == EXERCISE_CHECK && point.n() > 0)
            .map(point -> sanityCheck(line, point))
            .forEach(sentences::add));
    return sentences;
  }

  private static String sanityCheck(CurveLine line, CurvePoint point) {
    double mean = requireNonNull(point.mean());
    return "The exercise's check: at T = 5 the %s has an accuracy of %s (mean of %s), which is %snear-perfect."
        .formatted(line.name(), Numbers.share(mean), runs(point.n()), mean >= NEAR_PERFECT ? "" : "not ");
  }

  /** Which lengths each series of a cell solved. */
  List<String> solvedLengths(String cell) {
    return sentences(line -> line.isOf(cell));
  }

  List<String> solvedLengths() {
    return sentences(any -> true);
  }

  private List<String> sentences(Predicate<CurveLine> which) {
    List<String> sentences = new ArrayList<>();
    for (CurveLine line : lines) {
      if (which.test(line) && line.points().stream().anyMatch(point -> point.n() > 0)) {
        sentences.add(capital(line.name()) + " " + solved(line) + horizon(line.series()));
      }
    }
    part.horizons().stream().map(Horizon::note).filter(Objects::nonNull).distinct().forEach(sentences::add);
    return sentences;
  }

  private static String solved(CurveLine line) {
    List<String> clauses = new ArrayList<>();
    List<Integer> all = line.lengths(CurveLine::isSolvedByAll);
    List<String> some = line.points()
        .stream()
        .filter(point -> point.solved() > 0 && !CurveLine.isSolvedByAll(point))
        .map(point -> "T = %d with %d of %d seeds%s".formatted(point.length(), point.solved(), CurveLine.seeds(point),
            point.nPending() == 0 ? "" : " so far"))
        .toList();
    List<Integer> none = line.lengths(point -> point.solved() == 0 && point.n() > 0 && point.nPending() == 0);
    List<Integer> unknown = line.lengths(point -> point.solved() == 0 && (point.n() == 0 || point.nPending() > 0));
    if (!all.isEmpty()) {
      clauses.add("solved T = %s with every seed".formatted(Numbers.enumeration(all, "and")));
    }
    if (!some.isEmpty()) {
      clauses.add("solved " + Numbers.enumeration(some, "and"));
    }
    if (!none.isEmpty()) {
      clauses.add("solved T = %s with none".formatted(Numbers.enumeration(none, "and")));
    }
    if (!unknown.isEmpty()) {
      clauses.add("has no answer yet for T = %s".formatted(Numbers.enumeration(unknown, "and")));
    }
    return String.join(", ", clauses) + ".";
  }

  private String horizon(Series series) {
    return part.horizons()
        .stream()
        .filter(horizon -> series.equals(
            new Series(horizon.part(), horizon.cell(), horizon.variant(), horizon.learningRate())))
        .findFirst()
        .map(CurveFindings::inWords)
        .orElse("");
  }

  private static String inWords(Horizon horizon) {
    List<String> ends = new ArrayList<>();
    if (horizon.lower() != null) {
      ends.add("at least T = %d".formatted(horizon.lower()));
    }
    if (horizon.upper() != null) {
      ends.add("below T = %d".formatted(horizon.upper()));
    }
    return ends.isEmpty()
        ? ""
        : " By the intervals of its solve rates its memory horizon is %s.".formatted(Numbers.enumeration(ends, "and"));
  }

  /** Whether the LSTM remembers longer than the vanilla RNN, as everybody says. */
  Optional<String> lstmAgainstRnn() {
    return best(line -> line.isOf("lstm")).flatMap(lstm -> best(line -> line.isOf("rnn")).map(rnn -> {
      String seen = "The %s, the %s".formatted(lstm.reachInWords(), rnn.reachInWords());
      if (lstm.reach() > rnn.reach()) {
        return seen + ": the LSTM remembers longer, as is expected of it.";
      }
      return seen + (lstm.reach() == rnn.reach()
          ? ": this sweep does not tell the two apart."
          : ": here it is the vanilla RNN that remembers longer, against the usual claim.");
    }));
  }

  /** Of those that have all their results. */
  private Optional<CurveLine> best(Predicate<CurveLine> which) {
    return lines.stream()
        .filter(line -> which.test(line) && line.isComplete())
        .reduce((one, other) -> other.reach() > one.reach() ? other : one);
  }

  /** What the bias of the forget gate does, where the sweep has 0 and another one that differ in nothing else. */
  List<String> forgetBiases() {
    List<String> sentences = new ArrayList<>();
    for (CurveLine zero : lines) {
      if (zero.fields().contains(NO_BIAS) && zero.isComplete()) {
        best(line -> !line.fields().contains(NO_BIAS) && line.withoutBias().equals(zero.withoutBias()))
            .flatMap(other -> forgetBias(zero, other))
            .ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private static Optional<String> forgetBias(CurveLine zero, CurveLine other) {
    if (zero.reach() == 0 && other.reach() == 0) {
      return Optional.empty();
    }
    String seen = "The %s, the %s".formatted(zero.reachInWords(), other.reachInWords());
    return Optional.of(zero.reach() < other.reach()
        ? seen + ": with forget bias 0 it fails earlier."
        : seen + ": in this sweep a forget bias of 0 does no harm.");
  }

  private static String runs(int n) {
    return n == 1 ? "1 run" : n + " runs";
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
