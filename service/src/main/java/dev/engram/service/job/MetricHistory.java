package dev.engram.service.job;

import dev.engram.api.Metrics;
import dev.engram.api.Metrics.Kind;
import dev.engram.api.Metrics.NonFinite;
import dev.engram.api.Metrics.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points as series that are short enough to draw. */
public final class MetricHistory {

  private MetricHistory() {}

  /** @param maxPoints of a series; longer ones are merged into that many, and none of their extremes is lost */
  public static Metrics of(List<MetricPoint> points, Collection<MetricKey> keys, int lastStep, int maxPoints) {
    List<NonFinite> nonFinite = new ArrayList<>();
    Map<MetricKey, List<MetricPoint>> finite = new LinkedHashMap<>();
    keys.forEach(key -> finite.put(key, new ArrayList<>()));
    for (MetricPoint point : points) {
      if (Double.isFinite(point.value())) {
        finite.computeIfAbsent(point.key(), key -> new ArrayList<>()).add(point);
      } else {
        nonFinite.add(new NonFinite(point.key().inJson(), point.step(), Kind.of(point.value())));
      }
    }
    Map<String, Series> series = new LinkedHashMap<>();
    finite.forEach((key, ofKey) -> series.put(key.inJson(), merge(ofKey, maxPoints)));
    return new Metrics(lastStep, series, nonFinite);
  }

  private static Series merge(List<MetricPoint> points, int maxPoints) {
    int buckets = Math.min(points.size(), maxPoints);
    Series series = new Series(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = (int) ((long) points.size() * bucket / buckets);
      int to = (int) ((long) points.size() * (bucket + 1) / buckets);
      List<MetricPoint> inBucket = points.subList(from, to);
      var statistics = inBucket.stream().mapToDouble(MetricPoint::value).summaryStatistics();
      series.steps().add(inBucket.getLast().step());
      series.values().add(statistics.getAverage());
      series.min().add(statistics.getMin());
      series.max().add(statistics.getMax());
    }
    return series;
  }
}
