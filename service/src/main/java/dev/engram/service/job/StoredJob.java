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
 * @param metricsDeletedAt absent: they are kept
 * @param checkpointsDeletedAt absent: they are kept
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
    String owner,
    @Nullable Instant metricsDeletedAt,
    @Nullable Instant checkpointsDeletedAt) {

  /** @throws DeletedException where its metrics, and the looks into its cell, were deleted */
  void requireMetrics() {
    if (metricsDeletedAt != null) {
      throw new DeletedException(
          "The metrics of job %s were deleted at %s: the service keeps them only for a while after the end (engram.retention.metrics)."
              .formatted(id, metricsDeletedAt));
    }
  }

  /** @throws DeletedException where its checkpoints were deleted, and its weights with them */
  public void requireCheckpoints() {
    if (checkpointsDeletedAt != null) {
      throw new DeletedException(
          "The weights of job %s were deleted with its checkpoints at %s: the service keeps them only for a while after the end (engram.retention.checkpoints)."
              .formatted(id, checkpointsDeletedAt));
    }
  }

  /** How far its training is; how long it takes is known while it runs. */
  public Progress progress() {
    int totalSteps = Objects.requireNonNullElse(spec.maxSteps(), 0);
    Double speed = state == JobState.RUNNING && stepsPerSecond != null && stepsPerSecond > 0 ? stepsPerSecond : null;
    return new Progress(step, totalSteps, (double) step / totalSteps, stepsPerSecond,
        speed == null ? null : Double.valueOf((totalSteps - step) / speed));
  }
}
