package dev.engram.cli.curve;

import dev.engram.api.CurvePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points of one part that differ by their length alone.
 *
 * @param name {@code lstm (forgetBias=1, rate 0.01)}
 * @param points from the shortest length on
 */
record CurveSeries(String name, List<CurvePoint> points) {

  private record Line(String cell, String variant) {}

  private record Place(Line line, int length) {}

  /** @param part the points of a part */
  static List<CurveSeries> of(List<CurvePoint> part) {
    boolean ratesAreChosen = ratesAreChosen(part);
    Map<String, List<CurvePoint>> byName = new LinkedHashMap<>();
    for (CurvePoint point : part) {
      byName.computeIfAbsent(name(point, ratesAreChosen), name -> new ArrayList<>()).add(point);
    }
    return byName.entrySet()
        .stream()
        .map(entry -> new CurveSeries(entry.getKey(), byLength(entry.getValue())))
        .toList();
  }

  /** Whether each length has one rate, be it that all have the same or that each has its best. */
  private static boolean ratesAreChosen(List<CurvePoint> part) {
    Set<Place> places = new HashSet<>();
    return part.stream().allMatch(point -> places.add(new Place(line(point), point.length())));
  }

  private static Line line(CurvePoint point) {
    return new Line(point.cell(), point.variant());
  }

  private static String name(CurvePoint point, boolean ratesAreChosen) {
    List<String> details = new ArrayList<>();
    if (!point.variant().isEmpty()) {
      details.add(point.variant());
    }
    if (!ratesAreChosen) {
      details.add("rate " + CurveText.rate(point.learningRate()));
    }
    return details.isEmpty() ? point.cell() : point.cell() + " (" + String.join(", ", details) + ")";
  }

  private static List<CurvePoint> byLength(List<CurvePoint> points) {
    return points.stream().sorted(Comparator.comparingInt(CurvePoint::length)).toList();
  }
}
