package dev.engram.bench;

import java.util.Locale;

/** A line of the result. */
record Row(String workload, String ours, String theirs, Ratio ratio) {

  static final String HEADER = String.format(Locale.ROOT, "%-12s %-12s %-12s %10s %10s   %s", "workload", "ours",
      "against", "ours ms", "theirs ms", "theirs/ours: median [min, max]");

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-12s %-12s %-12s %10.2f %10.2f   %.2f [%.2f, %.2f]", workload, ours, theirs,
        ratio.oursMillis(), ratio.theirsMillis(), ratio.median(), ratio.min(), ratio.max());
  }
}
