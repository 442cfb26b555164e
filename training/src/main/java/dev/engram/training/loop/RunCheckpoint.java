package dev.engram.training.loop;

import java.util.List;
import java.util.Optional;

/**
 * All that a run needs to go on after a step as if it had never stopped. Its data are keyed by the step, so that no
 * generator has a state to keep.
 *
 * <p>The arrays are the record's own: who makes it or reads it changes none of them.
 *
 * @param step the last step that was trained, and evaluated where that was due
 * @param weights a row of P parameters
 * @param optimizerState what the optimizer remembers, array by array
 * @param evaluationsAtTarget how many of the last evaluations reached the accuracy of the convergence rule
 * @param latest the last evaluation
 * @param best the best one
 * @param bestWeights the weights at that one; empty before it
 * @param losses those of the last steps that no {@link StepMetrics} has told yet
 * @param gradNorms likewise
 */
public record RunCheckpoint(int step, double[] weights, List<double[]> optimizerState, int evaluationsAtTarget,
    Optional<EvaluationResult> latest, Optional<EvaluationResult> best, double[] bestWeights, double[] losses,
    double[] gradNorms) {

  public RunCheckpoint {
    if (step < 1 || losses.length != gradNorms.length || best.isPresent() != (bestWeights.length > 0)) {
      throw new IllegalArgumentException("a checkpoint of step %d with %d losses, %d norms and %d best weights"
          .formatted(step, losses.length, gradNorms.length, bestWeights.length));
    }
    optimizerState = List.copyOf(optimizerState);
  }
}
