package dev.engram.bench;

import java.util.Arrays;

/**
 * How many times as fast one peer was as the other, over pairs of turns.
 *
 * @param oursMillis the median time of a step
 * @param theirsMillis likewise
 * @param median of the ratios theirs / ours, pair by pair: above 1 ours is faster
 */
record Ratio(double oursMillis, double theirsMillis, double median, double min, double max, int pairs) {

  /**
   * Of the times of a step, in the order of the turns.
   *
   * @param ours in milliseconds
   * @param theirs in milliseconds, of the same number of turns
   */
  static Ratio of(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    for (int pair = 0; pair < ratios.length; pair++) {
      ratios[pair] = theirs[pair] / ours[pair];
    }
    return new Ratio(median(ours), median(theirs), median(ratios), Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow(), ratios.length);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
