package dev.engram.service.sweep;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A job that a sweep consists of, and what has become of it.
 *
 * @param number its place in the sweep
 * @param jobId null: it is not in the queue yet
 * @param state null: there is no such job, not yet or not any more
 * @param latest the last evaluation on validation data
 * @param best the best one
 * @param seconds it has taken a worker; its share, by steps, where it trains with others
 */
public record JobOfSweep(int number, PlannedJob planned, @Nullable String jobId, @Nullable JobState state,
    @Nullable JobResult result, @Nullable EvaluationPoint latest, @Nullable EvaluationPoint best,
    @Nullable JobError error, double seconds) {

  /** One that was deleted is over as well. */
  public boolean isOver() {
    return jobId != null && (state == null || state.terminal());
  }
}
