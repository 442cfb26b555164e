package dev.engram.service.report.statistics;

import dev.engram.api.CurvePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs that differ in length and seed alone: what a figure draws as a line.
 *
 * @param learningRate absent where each length has one, be it the same for all or the best for each
 */
public record Series(String part, String cell, String variant, @Nullable Double learningRate) {

  /** The points of each, the shortest length first. */
  public static Map<Series, List<CurvePoint>> of(List<CurvePoint> points) {
    boolean haveOneRate = haveOneRate(points);
    Map<Series, List<CurvePoint>> series = new LinkedHashMap<>();
    points.forEach(point -> series.computeIfAbsent(new Series(point.part(), point.cell(), point.variant(),
        haveOneRate ? null : point.learningRate()), any -> new ArrayList<>()).add(point));
    series.values().forEach(ofSeries -> ofSeries.sort(Comparator.comparingInt(CurvePoint::length)));
    return series;
  }

  /** Whether each length has one rate, in all that the points are of. */
  public static boolean haveOneRate(List<CurvePoint> points) {
    record Place(String part, String cell, String variant, int length) {}
    return points.stream()
        .map(point -> new Place(point.part(), point.cell(), point.variant(), point.length()))
        .distinct()
        .count() == points.size();
  }
}
