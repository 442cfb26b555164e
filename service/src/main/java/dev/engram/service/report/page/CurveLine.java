package dev.engram.service.report.page;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.figure.SeriesName;
import dev.engram.service.report.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A series of a curve, and what it has solved.
 *
 * @param points the shortest length first
 */
record CurveLine(Series series, List<CurvePoint> points) {

  static List<CurveLine> of(List<CurvePoint> points) {
    return Series.of(points)
        .entrySet()
        .stream()
        .map(entry -> new CurveLine(entry.getKey(), entry.getValue()))
        .toList();
  }

  String name() {
    return SeriesName.of(series);
  }

  boolean isOf(String cell) {
    return series.cell().equals(cell);
  }

  boolean isComplete() {
    return points.stream().allMatch(point -> point.n() > 0 && point.nPending() == 0);
  }

  /** The longest length up to which every seed solved every length; 0 where that is none. */
  int reach() {
    int reach = 0;
    for (CurvePoint point : points) {
      if (!isSolvedByAll(point)) {
        return reach;
      }
      reach = point.length();
    }
    return reach;
  }

  String reachInWords() {
    return "%s %s".formatted(name(), reach() == 0
        ? "did not solve its shortest length with every seed"
        : "solved all lengths up to T = %d with every seed".formatted(reach()));
  }

  List<Integer> lengths(Predicate<CurvePoint> which) {
    return points.stream().filter(which).map(CurvePoint::length).toList();
  }

  List<String> fields() {
    return List.of(series.variant().split(", "));
  }

  List<String> withoutBias() {
    List<String> others = new ArrayList<>(fields());
    others.removeIf(field -> field.startsWith("forgetBias="));
    others.add(series.cell());
    return others;
  }

  static boolean isSolvedByAll(CurvePoint point) {
    return point.n() > 0 && point.solved() == seeds(point);
  }

  /** With those that have no accuracy. */
  static int seeds(CurvePoint point) {
    return point.n() + point.nPending() + point.nFailed();
  }
}
