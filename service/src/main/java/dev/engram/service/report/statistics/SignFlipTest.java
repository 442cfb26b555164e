package dev.engram.service.report.statistics;

import java.util.Arrays;

/**
 * The exact two-sided test of paired differences: were both sides the same, each difference would have come out with the
 * other sign as well.
 */
final class SignFlipTest {

  /** Half a million ways. */
  private static final int MOST_PAIRS = 19;

  /** Sums that differ by the order of their terms alone are equal; accuracies that differ do so by far more. */
  private static final double ROUNDING = 1e-9;

  private SignFlipTest() {}

  /** Whether there are few enough pairs to go through all ways. */
  static boolean isPossible(int pairs) {
    return pairs >= 1 && pairs <= MOST_PAIRS;
  }

  /** The share of the ways to choose the signs whose sum is as far from 0 as the one that was seen. */
  static double p(double... differences) {
    double[] signed = differences.clone();
    double sum = Arrays.stream(signed).sum();
    double seen = Math.abs(sum);
    // the last sign stays: to turn all of them round changes no distance from 0
    long ways = 1L << differences.length - 1;
    long asFar = 1;
    for (long way = 1; way < ways; way++) {
      int turned = Long.numberOfTrailingZeros(way); // one sign a way, by Gray's code, comes by all of them
      signed[turned] = -signed[turned];
      sum += 2 * signed[turned];
      asFar += Math.abs(sum) >= seen - ROUNDING ? 1 : 0;
    }
    return (double) asFar / ways;
  }

  /** What so many pairs show at best: all on one side. */
  static double smallestP(int pairs) {
    return 2.0 / (1L << pairs);
  }
}
