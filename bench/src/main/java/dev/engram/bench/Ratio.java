package dev.engram.bench;

import java.util.Arrays;

/** The ratios of pairs of measurements, in short. */
record Ratio(double median, double min, double max, int pairs) {

  /**
   * Of theirs over ours, pair by pair: for times, above 1 ours is faster.
   *
   * @param ours in the order of the turns
   * @param theirs as many
   */
  static Ratio of(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    for (int pair = 0; pair < ratios.length; pair++) {
      ratios[pair] = theirs[pair] / ours[pair];
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
