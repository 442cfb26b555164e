package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The history of a job's metrics.
 *
 * @param lastStep the last step any of the job's metrics is known for; 0 before there is one
 * @param series by key, those that were asked for. Of the training steps since the point before, every 10 steps:
 *        {@code loss}, the mean; {@code gradNorm}, the largest before clipping; {@code clipped}, the share that was. At
 *        evaluations on the validation stream: {@code accuracy}, {@code validationLoss}, {@code stepsPerSecond} since
 *        the one before, {@code learningRate}
 * @param nonFinite values that JSON has no number for, in place of a point
 */
public record Metrics(int lastStep, Map<String, Series> series, List<NonFinite> nonFinite) {

  /**
   * One metric, as lists of the same size in the order of steps; where points were merged, {@code values} has their
   * mean and min and max their extremes.
   *
   * @param steps of a merged point the last one
   * @param min as {@code values} where nothing was merged
   * @param max likewise
   */
  public record Series(List<Integer> steps, List<Double> values, List<Double> min, List<Double> max) {}

  /**
   * A value that was NaN or infinite.
   *
   * @param key of the metric
   */
  public record NonFinite(String key, int step, Kind kind) {}

  /** The three values that are not finite. */
  public enum Kind {
    @JsonProperty("NaN")
    NAN,
    @JsonProperty("Infinity")
    INFINITY,
    @JsonProperty("-Infinity")
    NEGATIVE_INFINITY;

    /** The kind of a value that is not finite. */
    public static Kind of(double value) {
      if (Double.isNaN(value)) {
        return NAN;
      }
      return value > 0 ? INFINITY : NEGATIVE_INFINITY;
    }
  }
}
