package dev.engram.service.report.page;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.figure.SeriesName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a comparison of optimizers says: question 1.4. */
final class OptimizerFindings {

  private static final Comparator<CurvePoint> FASTEST_FIRST = Comparator
      .comparing(CurvePoint::medianStepsToSolve, Comparator.nullsLast(Comparator.naturalOrder()))
      .thenComparing(CurvePoint::mean, Comparator.nullsLast(Comparator.reverseOrder()));

  private final PartEvidence part;

  OptimizerFindings(PartEvidence part) {
    this.part = part;
  }

  /** The fastest first. */
  List<CurvePoint> points() {
    return part.points()
        .stream()
        .filter(point -> point.n() > 0)
        .sorted(
            Comparator.comparing(CurvePoint::cell).thenComparingInt(CurvePoint::length).thenComparing(FASTEST_FIRST))
        .toList();
  }

  /** What is known of each cell and length. */
  List<String> sentences() {
    record Place(String cell, int length) {}
    Map<Place, List<CurvePoint>> places = new LinkedHashMap<>();
    points().forEach(point -> places.computeIfAbsent(new Place(point.cell(), point.length()), any -> new ArrayList<>())
        .add(point));
    return places.values().stream().filter(ofPlace -> ofPlace.size() > 1).map(this::sentence).toList();
  }

  private String sentence(List<CurvePoint> fastestFirst) {
    CurvePoint fastest = fastestFirst.getFirst();
    if (fastest.medianStepsToSolve() == null) {
      return "At T = %d no optimizer solved the task with half of its seeds within the steps of this sweep, so that their speed can't be compared."
          .formatted(fastest.length());
    }
    String seen = "At T = %d the fastest was %s: half of its seeds had solved the task by step %s."
        .formatted(fastest.length(), atItsRate(fastest), Numbers.count(fastest.medianStepsToSolve()));
    return seen + fastestFirst.stream()
        .filter(this::isPlainSgd)
        .findFirst()
        .map(plain -> " " + ofPlainSgd(plain, fastestFirst))
        .orElse("");
  }

  private String ofPlainSgd(CurvePoint plain, List<CurvePoint> fastestFirst) {
    Integer steps = plain.medianStepsToSolve();
    String seen = steps == null
        ? "Plain SGD, %s, did not in %s steps".formatted(atItsRate(plain), Numbers.count(part.maxSteps()))
        : "Plain SGD, %s, needed %s".formatted(atItsRate(plain), Numbers.count(steps));
    List<String> notFaster = fastestFirst.stream()
        .filter(point -> !isPlainSgd(point) && !isFaster(point.medianStepsToSolve(), steps))
        .map(OptimizerFindings::name)
        .toList();
    return notFaster.isEmpty()
        ? seen + ": every other method was faster here" + (part.selectsRates() ? ", each at its own best rate." : ".")
        : seen + ": %s %s not faster here, which is less than is often claimed."
            .formatted(Numbers.enumeration(notFaster, "and"), notFaster.size() == 1 ? "was" : "were");
  }

  private static boolean isFaster(@Nullable Integer steps,
      @Nullable Integer than) {
    return steps != null && (than == null || steps < than);
  }

  private boolean isPlainSgd(CurvePoint point) {
    return part.plainSgd().contains(point.variant());
  }

  private static String atItsRate(CurvePoint point) {
    return "%s at η = %s".formatted(name(point), Optional.ofNullable(point.learningRate())
        .map(Numbers::rate)
        .orElse("?"));
  }

  private static String name(CurvePoint point) {
    return SeriesName.of(point.cell(), point.variant());
  }
}
