package dev.engram.service.job;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobResult;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.Progress;
import dev.engram.api.StopReason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the store has it.
 *
 * @param attempt the number of times a worker took it; the fencing token of the worker's writes
 * @param restarts how many workers were lost under it
 * @param version raised by every write
 * @param runningMillis over all attempts
 * @param turn among jobs that wait, those with an earlier one start first
 * @param executionId of its last place in the queue
 * @param owner to whom it belongs
 */
public record StoredJob(
    String id,
    JobState state,
    @Nullable JobPhase phase,
    @Nullable StopReason stopReason,
    @Nullable JobError error,
    JobSpec spec,
    @Nullable String sweepId,
    @Nullable String parentJobId,
    int attempt,
    int restarts,
    long version,
    int step,
    @Nullable Double stepsPerSecond,
    @Nullable EvaluationPoint latest,
    @Nullable EvaluationPoint best,
    @Nullable Integer stepsToSolve,
    @Nullable JobResult result,
    @Nullable String device,
    @Nullable Fingerprint fingerprint,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    long runningMillis,
    Instant turn,
    String executionId,
    String owner) {

  /** How far its training is; how long it takes is known while it runs. */
  public Progress progress() {
    int totalSteps = Objects.requireNonNullElse(spec.maxSteps(), 0);
    Double speed = state == JobState.RUNNING && stepsPerSecond != null && stepsPerSecond > 0 ? stepsPerSecond : null;
    return new Progress(step, totalSteps, (double) step / totalSteps, stepsPerSecond,
        speed == null ? null : Double.valueOf((totalSteps - step) / speed));
  }
}
