package dev.engram.training.loop;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param step the last step it trained
 * @param test its best weights on the test stream, where the metrics are valid
 */
public record RunOutcome(Ending ending, int step, Optional<EvaluationResult> test) {

  /** The ways to end. */
  public enum Ending {
    /** The convergence rule was met. */
    CONVERGED,
    /** All steps were trained. */
    ALL_STEPS,
    /** {@link TrainingListener.Signal#FINISH}. */
    FINISHED_EARLY,
    /** {@link TrainingListener.Signal#SUSPEND}: the listener has the checkpoint. */
    SUSPENDED,
    /** {@link TrainingListener.Signal#ABANDON}: nothing more was measured. */
    ABANDONED,
    /** The loss was NaN or infinite at the step. */
    DIVERGED
  }
}
