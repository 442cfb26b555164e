package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How accuracy is measured while a job trains, on the validation stream, and at its end, on the test stream.
 *
 * @param everySteps optimizer steps from one evaluation to the next
 * @param sampleSize fresh sequences of each evaluation, which decide convergence and the best weights
 * @param testSampleSize fresh sequences of the final result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationSpec(@Nullable Integer everySteps, @Nullable Integer sampleSize,
    @Nullable Integer testSampleSize) {

  public static EvaluationSpec withDefaults() {
    return new EvaluationSpec(null, null, null);
  }

  public EvaluationSpec withEverySteps(int newEverySteps) {
    return new EvaluationSpec(newEverySteps, sampleSize, testSampleSize);
  }

  public EvaluationSpec withSampleSize(int newSampleSize) {
    return new EvaluationSpec(everySteps, newSampleSize, testSampleSize);
  }

  public EvaluationSpec withTestSampleSize(int newTestSampleSize) {
    return new EvaluationSpec(everySteps, sampleSize, newTestSampleSize);
  }
}
