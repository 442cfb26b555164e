package dev.engram.bench;

import java.util.Arrays;

/** The ratios of pairs of measurements, in short. */
record Ratio(double median, double min, double max, int pairs) {

  /**
   * Of second over first, pair by pair: for times, above 1 first is faster.
   *
   * @param first in the order of the turns
   * @param second as many
   */
  static Ratio of(double[] first, double[] second) {
    double[] ratios = new double[first.length];
    for (int pair = 0; pair < ratios.length; pair++) {
      ratios[pair] = second[pair] / first[pair];
    }
    return new Ratio(median(ratios), Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow(), ratios.length);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
