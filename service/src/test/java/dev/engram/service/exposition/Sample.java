package dev.engram.service.exposition;

import java.util.Map;
import java.util.TreeMap;

/**
 * One line with a value.
 *
 * @param name with the suffix that it has in its family
 */
public record Sample(String name, Map<String, String> labels, double value) {

  /** The same one at every scrape. */
  public String series() {
    return name + new TreeMap<>(labels);
  }

  /** What it belongs to with others of its histogram. */
  Map<String, String> labelsBut(String one) {
    Map<String, String> others = new TreeMap<>(labels);
    others.remove(one);
    return others;
  }
}
