package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Training has converged once {@code evaluations} evaluations in a row, on the validation stream, reached
 * {@code accuracy}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopWhen(@Nullable Double accuracy, @Nullable Integer evaluations) {

  public static StopWhen withDefaults() {
    return new StopWhen(null, null);
  }

  public StopWhen withAccuracy(double newAccuracy) {
    return new StopWhen(newAccuracy, evaluations);
  }

  public StopWhen withEvaluations(int newEvaluations) {
    return new StopWhen(accuracy, newEvaluations);
  }
}
