package dev.engram.service.worker;

import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import dev.engram.service.job.AccuracyInterval;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunOutcome;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a job whose training has ended. */
sealed interface Finish {

  /** The accuracy of a cell that has learned its task. */
  double SOLVED = 0.99;

  record Completed(StopReason reason, JobResult result) implements Finish {}

  record Diverged(int step) implements Finish {}

  /** It was asked to pause or to end; its last checkpoint is kept. */
  record LetGo() implements Finish {}

  /** This process shuts down; its last checkpoint is kept. */
  record Interrupted() implements Finish {}

  /** The job belongs to another attempt. */
  record TakenOver() implements Finish {}

  /** In two words at most. */
  default String how() {
    return switch (this) {
      case Completed completed -> "completed";
      case Diverged diverged -> "diverged";
      case LetGo letGo -> "let go";
      case Interrupted interrupted -> "interrupted";
      case TakenOver takenOver -> "taken over";
    };
  }

  /** For the log. */
  default String inWords() {
    return switch (this) {
      case Completed(StopReason reason, JobResult result) -> String.format(Locale.ROOT,
          "completed (%s), test accuracy %.4f with the weights of step %d", reason, result.accuracy(), result.step());
      case Diverged(int step) -> how() + " at step " + step;
      case LetGo letGo -> how();
      case Interrupted interrupted -> how();
      case TakenOver takenOver -> how();
    };
  }

  /**
   * How the training ended.
   *
   * @param state of the job; empty where it belongs to another attempt
   * @param stepsToSolve the step of the first evaluation that counts as solved
   */
  static Finish of(RunOutcome outcome, Optional<JobState> state, @Nullable Integer stepsToSolve) {
    return state.isEmpty() ? new TakenOver() : switch (outcome.ending()) {
      case CONVERGED -> tested(StopReason.TARGET_REACHED, outcome, stepsToSolve);
      case ALL_STEPS -> tested(StopReason.MAX_STEPS, outcome, stepsToSolve);
      case FINISHED_EARLY -> tested(StopReason.MAX_RUNTIME, outcome, stepsToSolve);
      case DIVERGED -> new Diverged(outcome.step());
      case SUSPENDED, ABANDONED -> state.get() == JobState.RUNNING ? new Interrupted() : new LetGo();
    };
  }

  /** The update after the last loss that was seen may be the one that broke the weights; then the test shows it. */
  private static Finish tested(StopReason reason, RunOutcome outcome, @Nullable Integer stepsToSolve) {
    EvaluationResult test = outcome.test().orElseThrow();
    return Double.isFinite(test.loss())
        ? new Completed(reason, result(test, stepsToSolve))
        : new Diverged(outcome.step());
  }

  private static JobResult result(EvaluationResult test, @Nullable Integer stepsToSolve) {
    return new JobResult(test.step(), test.accuracy(), AccuracyInterval.of(test.accuracy(), test.sampleSize()),
        test.sampleSize(), test.loss(), test.accuracy() >= SOLVED, stepsToSolve);
  }
}
