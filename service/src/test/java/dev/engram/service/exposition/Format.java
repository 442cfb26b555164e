package dev.engram.service.exposition;

import java.util.Map;
import java.util.Set;

/** The two languages of scrapes. */
public enum Format {

  /** <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text, 0.0.4</a>. */
  TEXT("text/plain;version=0.0.4", Set.of("TYPE", "HELP"), Map.of(
      "counter", Set.of(""),
      "gauge", Set.of(""),
      "untyped", Set.of(""),
      "unknown", Set.of(""),
      "summary", Set.of("", "_sum", "_count"),
      "histogram", Set.of("_bucket", "_sum", "_count"))),

  /** <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>. */
  OPEN_METRICS("application/openmetrics-text;version=1.0.0", Set.of("TYPE", "HELP", "UNIT"), Map.of(
      "counter", Set.of("_total", "_created"),
      "gauge", Set.of(""),
      "unknown", Set.of(""),
      "info", Set.of("_info"),
      "summary", Set.of("", "_sum", "_count", "_created"),
      "histogram", Set.of("_bucket", "_sum", "_count", "_created")));

  private final String mediaType;
  private final Set<String> keywords;
  private final Map<String, Set<String>> suffixes;

  Format(String mediaType, Set<String> keywords, Map<String, Set<String>> suffixes) {
    this.mediaType = mediaType;
    this.keywords = keywords;
    this.suffixes = suffixes;
  }

  public String mediaType() {
    return mediaType;
  }

  boolean knows(String keyword) {
    return keywords.contains(keyword);
  }

  boolean hasType(String type) {
    return suffixes.containsKey(type);
  }

  /** Whether a sample of this name belongs to a family. */
  boolean isOf(Family family, String sample) {
    return sample.startsWith(family.name())
        && suffixes.getOrDefault(family.type(), Set.of()).contains(sample.substring(family.name().length()));
  }
}
