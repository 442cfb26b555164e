package dev.engram.service.report.page;

import dev.engram.api.Comparison;
import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a sweep has measured.
 *
 * @param slug its name as a piece of an address
 * @param comparesOptimizers whether its axis has several
 * @param plainSgd the variants that are trained by SGD without momentum
 * @param pilots that chose the learning rates; null where none did
 * @param maxSteps of its longest run
 * @param kept what its runs had at their best and at their end
 * @param histories of its runs at one telling length
 */
record PartEvidence(String name, String slug, List<CurvePoint> points, List<Horizon> horizons,
    List<Comparison> comparisons, boolean comparesOptimizers, Set<String> plainSgd, @Nullable PilotTable pilots,
    int maxSteps, List<KeptAccuracy> kept, List<RunHistory> histories) {

  public boolean selectsRates() {
    return pilots != null;
  }

  List<Integer> lengths() {
    return points.stream().map(CurvePoint::length).distinct().sorted().toList();
  }

  /** Whether there is something to draw over the length. */
  boolean isCurve() {
    return lengths().size() > 1;
  }

  long lengthsMeasured(String cell) {
    return points.stream()
        .filter(point -> point.cell().equals(cell) && point.n() > 0)
        .map(CurvePoint::length)
        .distinct()
        .count();
  }

  /**
   * The length at which training tells most: the longest that some runs solved and others did not, or else the longest
   * that was solved at all, or else the longest.
   */
  static int tellingLength(List<CurvePoint> points) {
    List<CurvePoint> measured = points.stream().filter(point -> point.n() > 0).toList();
    List<Integer> lengths = measured.stream().map(CurvePoint::length).distinct().sorted().toList();
    return lengths.reversed()
        .stream()
        .filter(length -> solved(measured, length, true) && solved(measured, length, false))
        .findFirst()
        .or(() -> lengths.reversed().stream().filter(length -> solved(measured, length, true)).findFirst())
        .orElseGet(() -> lengths.isEmpty() ? 0 : lengths.getLast());
  }

  private static boolean solved(List<CurvePoint> points, int length, boolean yes) {
    return points.stream()
        .filter(point -> point.length() == length)
        .flatMap(point -> point.values().stream())
        .anyMatch(value -> value.solved() == yes);
  }
}
