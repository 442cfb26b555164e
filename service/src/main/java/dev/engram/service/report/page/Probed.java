package dev.engram.service.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.engram.api.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cell that was looked into while it learned.
 *
 * @param cell its type
 * @param series what it belongs to, by name
 * @param length T that it was trained at
 * @param looks the first is the untrained cell, the last the trained one
 */
record Probed(String cell, String series, int length, boolean solved, List<Diagnostics> looks) {

  /** Those of each series, in the order in which the series come. */
  static Map<String, List<Probed>> bySeries(List<Probed> probes) {
    return probes.stream().collect(groupingBy(Probed::series, LinkedHashMap::new, toList()));
  }

  Diagnostics untrained() {
    return looks.getFirst();
  }

  Diagnostics trained() {
    return looks.getLast();
  }
}
