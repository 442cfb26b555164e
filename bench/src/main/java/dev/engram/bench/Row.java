package dev.engram.bench;

import java.util.Locale;

/**
 * A line of the result: two sides that were measured pair by pair.
 *
 * @param section what belongs together
 * @param unit of the medians
 * @param ratio of second over first
 */
record Row(String section, String workload, String first, String second, String unit, double firstMedian,
    double secondMedian, Ratio ratio) {

  static final String HEADER = String.format(Locale.ROOT, "%-12s %-18s %-20s %-22s %10s %10s    %s", "section",
      "workload", "first", "second", "first", "second", "second/first: median [min, max]");

  /**
   * @param first in the unit, in the order of the turns
   * @param second as many
   */
  static Row of(String section, String workload, Side first, Side second, String unit) {
    return new Row(section, workload, first.name(), second.name(), unit, Ratio.median(first.values()),
        Ratio.median(second.values()), Ratio.of(first.values(), second.values()));
  }

  /** One side of a comparison. */
  record Side(String name, double... values) {}

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-12s %-18s %-20s %-22s %10.2f %10.2f %s %.2f [%.2f, %.2f]", section, workload,
        first, second, firstMedian, secondMedian, unit, ratio.median(), ratio.min(), ratio.max());
  }
}
