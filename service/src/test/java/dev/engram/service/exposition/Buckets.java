package dev.engram.service.exposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of a histogram: they grow, the last one holds all, and their count and sum are told. Counters are never below zero. */
final class Buckets {

  private Buckets() {}

  static void check(Family family) {
    Malformed.unless(!family.samples().isEmpty(), "%s has no samples", family.name());
    switch (family.type()) {
      case "histogram" -> histogram(family);
      case "counter" -> family.samples()
          .forEach(sample -> Malformed.unless(sample.value() >= 0, "%s is %s", sample.series(), sample.value()));
      default -> {
      }
    }
  }

  private static void histogram(Family family) {
    Map<Map<String, String>, List<Sample>> histograms = new LinkedHashMap<>();
    family.samples()
        .forEach(sample -> histograms.computeIfAbsent(sample.labelsBut("le"), labels -> new ArrayList<>())
            .add(sample));
    histograms.forEach((labels, samples) -> {
      String name = family.name() + labels;
      List<Sample> buckets = samples.stream().filter(sample -> sample.name().endsWith("_bucket")).toList();
      double bound = Double.NEGATIVE_INFINITY;
      double count = 0;
      for (Sample bucket : buckets) {
        String le = String.valueOf(bucket.labels().get("le"));
        double next = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
        Malformed.unless(next > bound && bucket.value() >= count, "the buckets of %s do not grow at %s", name, le);
        bound = next;
        count = bucket.value();
      }
      Malformed.unless(bound == Double.POSITIVE_INFINITY, "%s has no bucket of all", name);
      Malformed.unless(one(samples, "_count") == count, "%s has another count than its last bucket", name);
      Malformed.unless(one(samples, "_sum") >= 0, "the sum of %s is negative", name);
    });
  }

  private static double one(List<Sample> samples, String suffix) {
    return samples.stream()
        .filter(sample -> sample.name().endsWith(suffix))
        .findFirst()
        .map(Sample::value)
        .orElse(Double.NaN);
  }
}
