package dev.engram.service.report.statistics;

import dev.engram.api.Comparison;
import dev.engram.api.Comparison.Compared;
import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cells and variants of a part against each other, length by length. */
public final class Comparisons {

  private Comparisons() {}

  public static List<Comparison> of(List<CurvePoint> points) {
    record Place(String part, int length) {}
    Map<Place, List<CurvePoint>> places = new LinkedHashMap<>();
    points.forEach(point -> places.computeIfAbsent(new Place(point.part(), point.length()), any -> new ArrayList<>())
        .add(point));
    List<Comparison> comparisons = new ArrayList<>();
    places.forEach((place, ofPlace) -> {
      for (int first = 0; first < ofPlace.size(); first++) {
        for (int second = first + 1; second < ofPlace.size(); second++) {
          compare(ofPlace.get(first), ofPlace.get(second), comparisons);
        }
      }
    });
    return comparisons;
  }

  private static void compare(CurvePoint first, CurvePoint second, List<Comparison> comparisons) {
    if (first.cell().equals(second.cell()) && first.variant().equals(second.variant())) {
      return; // the same at another rate
    }
    Map<Long, Double> bySeed = new TreeMap<>();
    first.values().forEach(value -> bySeed.put(value.seed(), value.accuracy()));
    double[] differences = second.values()
        .stream()
        .filter(value -> bySeed.containsKey(value.seed()))
        .mapToDouble((Value value) -> bySeed.getOrDefault(value.seed(), Double.NaN) - value.accuracy())
        .toArray();
    if (SignFlipTest.isPossible(differences.length)) {
      comparisons
          .add(new Comparison(first.part(), first.length(), compared(first), compared(second), differences.length,
              Statistics.mean(differences), SignFlipTest.p(differences), SignFlipTest.smallestP(differences.length)));
    }
  }

  private static Compared compared(CurvePoint point) {
    return new Compared(point.cell(), point.variant(), point.learningRate());
  }
}
