package dev.engram.bench;

import java.util.Locale;

/**
 * A line of the result: two sides that were measured pair by pair.
 *
 * @param section what belongs together
 * @param unit of the medians
 * @param ratio of theirs over ours
 */
record Row(String section, String workload, String ours, String theirs, String unit, double oursMedian,
    double theirsMedian, Ratio ratio) {

  static final String HEADER = String.format(Locale.ROOT, "%-12s %-18s %-20s %-22s %10s %10s    %s", "section",
      "workload", "ours", "theirs", "ours", "theirs", "theirs/ours: median [min, max]");

  /**
   * @param ours in the unit, in the order of the turns
   * @param theirs as many
   */
  static Row of(String section, String workload, Side ours, Side theirs, String unit) {
    return new Row(section, workload, ours.name(), theirs.name(), unit, Ratio.median(ours.values()),
        Ratio.median(theirs.values()), Ratio.of(ours.values(), theirs.values()));
  }

  /** One side of a comparison. */
  record Side(String name, double... values) {}

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-12s %-18s %-20s %-22s %10.2f %10.2f %s %.2f [%.2f, %.2f]", section, workload,
        ours, theirs, oursMedian, theirsMedian, unit, ratio.median(), ratio.min(), ratio.max());
  }
}
