package dev.engram.service.report.statistics;

/**
 * The exact two-sided test of paired differences: were both sides the same, each difference would have come out with the
 * other sign as well.
 */
final class SignFlipTest {

  /** Half a million ways. */
  private static final int MOST_PAIRS = 19;

  /** Sums that differ by the order of their terms alone are equal. */
  private static final double ROUNDING = 1e-12;

  private SignFlipTest() {}

  /** Whether there are few enough pairs to go through all ways. */
  static boolean isPossible(int pairs) {
    return pairs >= 1 && pairs <= MOST_PAIRS;
  }

  /** The share of the ways to choose the signs whose sum is as far from 0 as the one that was seen. */
  static double p(double... differences) {
    double seen = Math.abs(sum(differences, 0));
    long ways = 1L << differences.length;
    long asFar = 0;
    for (long signs = 0; signs < ways; signs++) {
      if (Math.abs(sum(differences, signs)) >= seen - ROUNDING) {
        asFar++;
      }
    }
    return (double) asFar / ways;
  }

  /** What so many pairs show at best: all on one side. */
  static double smallestP(int pairs) {
    return 2.0 / (1L << pairs);
  }

  /** @param signs a bit for each difference that counts with the other sign */
  private static double sum(double[] differences, long signs) {
    double sum = 0;
    for (int index = 0; index < differences.length; index++) {
      sum += (signs >> index & 1) == 0 ? differences[index] : -differences[index];
    }
    return sum;
  }
}
