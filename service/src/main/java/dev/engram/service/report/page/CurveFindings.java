package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import dev.engram.service.report.figure.SeriesName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a curve says in words: questions 1.3 and 1.6. */
final class CurveFindings {

  private static final int EXERCISE_CHECK = 5;
  private static final double NEAR_PERFECT = 0.99;
  private static final String NO_BIAS = "forgetBias=0";

  private final PartEvidence part;
  private final Function<CurvePoint, String> names;
  private final Map<String, List<CurvePoint>> lines;

  CurveFindings(PartEvidence part) {
    this.part = part;
    this.names = SeriesName.telling(part.points());
    this.lines = SeriesName.series(part.points());
  }

  private String name(CurvePoint point) {
    return names.apply(point);
  }

  /** The exercise's check of each series at T = 5. */
  List<String> sanityChecks(String cell) {
    return part.points()
        .stream()
        .filter(point -> point.cell().equals(cell) && point.length() == EXERCISE_CHECK && point.n() > 0)
        .map(point -> {
          double mean = requireNonNull(point.mean());
          return "The exercise's check: at T = 5 the %s has an accuracy of %s (mean of %s), which is %snear-perfect."
              .formatted(name(point), Numbers.share(mean), runs(point.n()), mean >= NEAR_PERFECT ? "" : "not ");
        })
        .toList();
  }

  /** Which lengths each series of a cell solved. */
  List<String> solvedLengths(String cell) {
    return sentences(line -> line.getFirst().cell().equals(cell));
  }

  List<String> solvedLengths() {
    return sentences(any -> true);
  }

  private List<String> sentences(Predicate<List<CurvePoint>> which) {
    List<String> sentences = new ArrayList<>();
    lines.forEach((name, line) -> {
      if (which.test(line) && line.stream().anyMatch(point -> point.n() > 0)) {
        sentences.add(capital(name) + " " + solved(line) + horizon(line.getFirst()));
      }
    });
    part.horizons().stream().map(Horizon::note).filter(Objects::nonNull).distinct().forEach(sentences::add);
    return sentences;
  }

  private static String solved(List<CurvePoint> line) {
    List<String> clauses = new ArrayList<>();
    List<Integer> all = lengths(line, CurveFindings::isSolvedByAll);
    List<String> some = line.stream()
        .filter(point -> point.solved() > 0 && !isSolvedByAll(point))
        .map(point -> "T = %d with %d of %d seeds%s".formatted(point.length(), point.solved(), seeds(point),
            point.nPending() == 0 ? "" : " so far"))
        .toList();
    List<Integer> none = lengths(line, point -> point.solved() == 0 && point.n() > 0 && point.nPending() == 0);
    List<Integer> unknown = lengths(line, point -> point.solved() == 0 && (point.n() == 0 || point.nPending() > 0));
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

  private static boolean isSolvedByAll(CurvePoint point) {
    return point.n() > 0 && point.solved() == seeds(point);
  }

  /** With those that have no accuracy. */
  private static int seeds(CurvePoint point) {
    return point.n() + point.nPending() + point.nFailed();
  }

  private static List<Integer> lengths(List<CurvePoint> line, Predicate<CurvePoint> which) {
    return line.stream().filter(which).map(CurvePoint::length).distinct().toList();
  }

  private String horizon(CurvePoint point) {
    return part.horizons()
        .stream()
        .filter(horizon -> horizon.cell().equals(point.cell()) && horizon.variant().equals(point.variant())
            && (horizon.learningRate() == null || horizon.learningRate().equals(point.learningRate())))
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

  /** The longest length up to which every seed solved every length; 0 where that is none. */
  private static int reach(List<CurvePoint> line) {
    int reach = 0;
    for (CurvePoint point : line) {
      if (!isSolvedByAll(point)) {
        return reach;
      }
      reach = point.length();
    }
    return reach;
  }

  /** Whether the LSTM remembers longer than the vanilla RNN, as everybody says. */
  Optional<String> lstmAgainstRnn() {
    Optional<List<CurvePoint>> lstm = best("lstm");
    Optional<List<CurvePoint>> rnn = best("rnn");
    if (lstm.isEmpty() || rnn.isEmpty()) {
      return Optional.empty();
    }
    int ofLstm = reach(lstm.get());
    int ofRnn = reach(rnn.get());
    String seen = "The %s %s, the %s %s".formatted(name(lstm.get().getFirst()), inWords(ofLstm),
        name(rnn.get().getFirst()), inWords(ofRnn));
    if (ofLstm > ofRnn) {
      return Optional.of(seen + ": the LSTM remembers longer, as is expected of it.");
    }
    return Optional.of(seen + (ofLstm == ofRnn
        ? ": this sweep does not tell the two apart."
        : ": here it is the vanilla RNN that remembers longer, against the usual claim."));
  }

  private static String inWords(int reach) {
    return reach == 0
        ? "did not solve its shortest length with every seed"
        : "solved all lengths up to T = %d with every seed".formatted(reach);
  }

  private Optional<List<CurvePoint>> best(String cell) {
    return lines.values()
        .stream()
        .filter(line -> line.getFirst().cell().equals(cell) && isComplete(line))
        .reduce((one, other) -> reach(other) > reach(one) ? other : one);
  }

  private static boolean isComplete(List<CurvePoint> line) {
    return line.stream().allMatch(point -> point.n() > 0 && point.nPending() == 0);
  }

  /** What the bias of the forget gate does, where the sweep has 0 and another one that differ in nothing else. */
  List<String> forgetBiases() {
    List<String> sentences = new ArrayList<>();
    for (List<CurvePoint> zero : lines.values()) {
      if (fields(zero).contains(NO_BIAS) && isComplete(zero)) {
        lines.values()
            .stream()
            .filter(line -> !fields(line).contains(NO_BIAS) && isComplete(line)
                && withoutBias(line).equals(withoutBias(zero)))
            .reduce((one, another) -> reach(another) > reach(one) ? another : one)
            .flatMap(other -> forgetBias(zero, other))
            .ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private Optional<String> forgetBias(List<CurvePoint> zero, List<CurvePoint> other) {
    int ofZero = reach(zero);
    int ofOther = reach(other);
    if (ofZero == 0 && ofOther == 0) {
      return Optional.empty();
    }
    String seen = "The %s %s, the %s %s".formatted(name(zero.getFirst()), inWords(ofZero), name(other.getFirst()),
        inWords(ofOther));
    return Optional.of(ofZero < ofOther
        ? seen + ": with forget bias 0 it fails earlier."
        : seen + ": in this sweep a forget bias of 0 does no harm.");
  }

  private static List<String> fields(List<CurvePoint> line) {
    return List.of(line.getFirst().variant().split(", "));
  }

  private static List<String> withoutBias(List<CurvePoint> line) {
    List<String> others = new ArrayList<>(fields(line));
    others.removeIf(field -> field.startsWith("forgetBias="));
    others.add(line.getFirst().cell());
    return others;
  }

  private static String runs(int n) {
    return n == 1 ? "1 run" : n + " runs";
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
