package dev.engram.api;

/**
 * Two cells or variants at the same length, paired by their seeds: the exact two-sided sign-flip test.
 *
 * @param meanDifference accuracy of the first less that of the second
 * @param p the share of all ways to flip the signs of the differences that have a mean as far from 0
 * @param smallestP what as many pairs could show at best
 */
public record Comparison(String part, int length, Series first, Series second, int pairs, double meanDifference,
    double p, double smallestP) {

  /** Runs that differ by length and seed alone. */
  public record Series(String cell, String variant) {}
}
