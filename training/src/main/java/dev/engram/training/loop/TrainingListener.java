package dev.engram.training.loop;

import dev.engram.training.diagnostics.Diagnosis;

/** Hears of a pack's progress, in the training thread; runs are numbered as they were given. */
public interface TrainingListener {

  /** What a run should do next. */
  enum Signal {
    CONTINUE,
    /** End after this step with a result. */
    FINISH,
    /** End after this step with a checkpoint, to go on from it at another time. */
    SUSPEND,
    /** End after this step with nothing. */
    ABANDON
  }

  /** Asked after every step; it must answer at once. */
  default Signal signal(int run) {
    return Signal.CONTINUE;
  }

  /**
   * Asked now and then during an evaluation, which can take longer than many steps: whether the run should end at once,
   * with nothing. It goes on from its last checkpoint at another time.
   */
  default boolean isAbandoned(int run) {
    return false;
  }

  /**
   * Whether a checkpoint is due after a step that was trained, and evaluated where that was due.
   *
   * @param last whether the run's training is over, and only the test is left
   */
  default boolean wantsCheckpoint(int run, int step, boolean last) {
    return false;
  }

  default void onCheckpoint(int run, RunCheckpoint checkpoint) {}

  /**
   * Whether the cell should be looked into after a step that was evaluated; not asked where the pack has no probe. It hears
   * of that before it is asked for a checkpoint of the step.
   *
   * @param step 0 before the first, in a run that was not resumed
   * @param last whether the run's training is over, and only the test is left
   */
  default boolean wantsDiagnostics(int run, int step, boolean last) {
    return false;
  }

  default void onDiagnostics(int run, Diagnosis diagnosis) {}

  /** Every {@link TrainingLoop#METRICS_EVERY} steps. */
  default void onMetrics(int run, StepMetrics metrics) {}

  /** @param best whether no earlier evaluation was more accurate */
  default void onEvaluation(int run, EvaluationResult evaluation, boolean best) {}

  /** Training is over; the best weights are about to be measured. */
  default void onTesting(int run) {}

  default void onEnd(int run, RunOutcome outcome) {}
}
