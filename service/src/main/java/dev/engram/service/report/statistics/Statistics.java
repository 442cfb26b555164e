package dev.engram.service.report.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** The few numbers that a handful of runs can be summed up in. */
public final class Statistics {

  /** Of accuracies, where nothing was learned: one digit of ten. */
  public static final double CHANCE = 0.1;

  private static final double ERROR_RATE = 0.05;

  private Statistics() {}

  static double mean(double... values) {
    return Mean.of(values).getAsDouble();
  }

  /** Of the sample: with n − 1 below. */
  static double standardDeviation(double... values) {
    return StandardDeviation.of(values).getAsDouble();
  }

  /** Student's interval of the mean of two values or more, cut to what an accuracy can be. */
  static List<Double> meanInterval(double... values) {
    double mean = mean(values);
    double quantile = TDistribution.of(values.length - 1).inverseSurvivalProbability(ERROR_RATE / 2);
    double half = quantile * standardDeviation(values) / Math.sqrt(values.length);
    return List.of(Math.max(0, mean - half), Math.min(1, mean + half));
  }

  /** Wilson's interval of a rate. */
  static List<Double> rateInterval(int n, int successes) {
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, successes, ERROR_RATE);
    return List.of(interval.getLowerBound(), interval.getUpperBound());
  }

  /**
   * By when half of the runs had got there; those that never did are counted as later than all others.
   *
   * @param times of those that did
   * @param n with those that did not
   * @return empty where fewer than half did
   */
  static OptionalInt censoredMedian(int[] times, int n) {
    int half = (n + 1) / 2;
    if (n == 0 || times.length < half) {
      return OptionalInt.empty();
    }
    int[] sorted = times.clone();
    Arrays.sort(sorted);
    return OptionalInt.of(sorted[half - 1]);
  }
}
