package dev.engram.service.job;

import java.util.List;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** How well the accuracy on a sample is known. */
public final class AccuracyInterval {

  private static final double ERROR_RATE = 0.05;

  private AccuracyInterval() {}

  /** Wilson's 95 % interval. */
  public static List<Double> of(double accuracy, int sampleSize) {
    int correct = (int) Math.round(accuracy * sampleSize);
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(sampleSize, correct, ERROR_RATE);
    return List.of(interval.getLowerBound(), interval.getUpperBound());
  }
}
