package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * Two cells or variants at the same length of a part, paired by their seeds: the exact two-sided sign-flip test.
 *
 * @param part its name
 * @param length T
 * @param pairs seeds with an accuracy on both sides, 1 to 19; there is no comparison of more or of none
 * @param meanDifference test accuracy of the first less that of the second, over the pairs; what diverged counts as 0.1
 * @param p the share of all ways to flip the signs of the differences that have a mean as far from 0
 * @param smallestP what as many pairs could show at best: 2/2ⁿ of n pairs
 */
public record Comparison(String part, int length, Compared first, Compared second, int pairs, double meanDifference,
    double p, double smallestP) {

  /**
   * Runs that differ by their seeds alone.
   *
   * @param cell its type
   * @param variant what else it is, as in a point of the curve; empty where nothing else differs
   * @param learningRate of all of them; null as long as pilots have not decided it
   */
  public record Compared(String cell, String variant, @Nullable Double learningRate) {}
}
