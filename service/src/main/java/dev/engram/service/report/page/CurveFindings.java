package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import dev.engram.service.report.figure.SeriesName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What a curve says in words: questions 1.3 and 1.6. */
final class CurveFindings {

  private static final int EXERCISE_CHECK = 5;
  private static final double NEAR_PERFECT = 0.99;

  private final PartEvidence part;
  private final Map<String, List<CurvePoint>> lines = new LinkedHashMap<>();

  CurveFindings(PartEvidence part) {
    this.part = part;
    part.points()
        .stream()
        .filter(point -> point.n() > 0)
        .forEach(point -> lines.computeIfAbsent(name(point), any -> new ArrayList<>()).add(point));
  }

  private static String name(CurvePoint point) {
    return SeriesName.of(point.cell(), point.variant());
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
      if (which.test(line)) {
        sentences.add(capital(name) + " " + solved(line) + horizon(line.getFirst()));
      }
    });
    part.horizons().stream().map(Horizon::note).filter(Objects::nonNull).distinct().forEach(sentences::add);
    return sentences;
  }

  private static String solved(List<CurvePoint> line) {
    List<String> clauses = new ArrayList<>();
    List<Integer> all = lengths(line, point -> point.solved() == point.n());
    List<String> some = line.stream()
        .filter(point -> point.solved() > 0 && point.solved() < point.n())
        .map(point -> "T = %d with %d of %d seeds".formatted(point.length(), point.solved(), point.n()))
        .toList();
    List<Integer> none = lengths(line, point -> point.solved() == 0);
    if (!all.isEmpty()) {
      clauses.add("solved T = %s with every seed".formatted(Numbers.enumeration(all, "and")));
    }
    if (!some.isEmpty()) {
      clauses.add("solved " + Numbers.enumeration(some, "and"));
    }
    if (!none.isEmpty()) {
      clauses.add("solved T = %s with none".formatted(Numbers.enumeration(none, "and")));
    }
    return String.join(", ", clauses) + ".";
  }

  private static List<Integer> lengths(List<CurvePoint> line, Predicate<CurvePoint> which) {
    return line.stream().filter(which).map(CurvePoint::length).distinct().toList();
  }

  private String horizon(CurvePoint point) {
    return part.horizons()
        .stream()
        .filter(horizon -> horizon.cell().equals(point.cell()) && horizon.variant().equals(point.variant()))
        .findFirst()
        .map(CurveFindings::inWords)
        .orElse("");
  }

  private static String inWords(Horizon horizon) {
    if (horizon.lower() == null && horizon.upper() == null) {
      return "";
    }
    String lower = horizon.lower() == null
        ? "below the shortest length"
        : "at least T = %d".formatted(horizon.lower());
    String upper = horizon.upper() == null ? "" : ", and below T = %d".formatted(horizon.upper());
    return " By the intervals of its solve rates its memory horizon is %s%s.".formatted(lower, upper);
  }

  /** The longest length up to which every seed solved every length; 0 where that is none. */
  private static int reach(List<CurvePoint> line) {
    int reach = 0;
    for (CurvePoint point : line) {
      if (point.solved() < point.n()) {
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
    String seen = "The %s solved all lengths up to %s with every seed, the %s %s: ".formatted(
        name(lstm.get().getFirst()),
        upTo(ofLstm), name(rnn.get().getFirst()), "up to " + upTo(ofRnn));
    if (ofLstm > ofRnn) {
      return Optional.of(seen + "the LSTM remembers longer, as is expected of it.");
    }
    return Optional.of(seen + (ofLstm == ofRnn
        ? "this sweep does not tell the two apart."
        : "here it is the vanilla RNN that remembers longer, against the usual claim."));
  }

  private static String upTo(int reach) {
    return reach == 0 ? "none" : "T = " + reach;
  }

  private Optional<List<CurvePoint>> best(String cell) {
    return lines.values()
        .stream()
        .filter(line -> line.getFirst().cell().equals(cell))
        .reduce((one, other) -> reach(other) > reach(one) ? other : one);
  }

  /** What the bias of the forget gate does, where the sweep has more than one. */
  Optional<String> forgetBiases() {
    List<List<CurvePoint>> biased = lines.values()
        .stream()
        .filter(line -> line.getFirst().variant().contains("forgetBias="))
        .toList();
    Optional<List<CurvePoint>> zero = biased.stream()
        .filter(line -> List.of(line.getFirst().variant().split(", ")).contains("forgetBias=0"))
        .findFirst();
    Optional<List<CurvePoint>> other = biased.stream()
        .filter(line -> !line.equals(zero.orElse(null)))
        .reduce((one, another) -> reach(another) > reach(one) ? another : one);
    if (zero.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    int ofZero = reach(zero.get());
    int ofOther = reach(other.get());
    String seen = "The %s solved all lengths up to %s with every seed, the %s up to %s".formatted(
        name(zero.get().getFirst()), upTo(ofZero), name(other.get().getFirst()), upTo(ofOther));
    return Optional.of(ofZero < ofOther
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
