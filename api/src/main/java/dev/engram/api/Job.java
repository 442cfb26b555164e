package dev.engram.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as the service answers it.
 *
 * @param id opaque, begins with {@code job_}
 * @param phase null: no worker has the job
 * @param terminal whether it has ended for good, as its state says
 * @param stopReason null: it has not SUCCEEDED or STOPPED
 * @param error null: it has not FAILED
 * @param allowedActions what it would not refuse now; CANCELLING can still be cancelled with {@code force}
 * @param spec resolved: nothing that applies is absent
 * @param distinctSequences how many palindromes there are to learn from, as a power: {@code 10^10}
 * @param latest the newest evaluation on the validation stream with a finite loss; null before there is one
 * @param best the one with the highest validation accuracy, of equals the later; a fork begins with none
 * @param result the best weights on the test stream; null: it has not SUCCEEDED or STOPPED
 * @param attempt how many times a worker has taken it; 0: none has yet
 * @param device where its newest attempt computes or has computed, {@code cpu} or {@code cuda:0}; null: none has yet
 * @param fingerprint of its newest attempt; null: there was none yet
 * @param queuePosition 1: none is before it; null where it is not QUEUED, and where 1,000 jobs or more are before it
 * @param createdAt when it was stored, in UTC as ISO 8601, like all instants
 * @param startedAt when a worker first took it; null: none has yet
 * @param finishedAt when it ended; null: it has not
 * @param runningSeconds with a worker, over all attempts, evaluations and test included; what {@code maxRuntime} limits
 * @param stateHistory the states that it went through, the oldest first
 * @param sweepId the sweep that it belongs to; null: none
 * @param parentJobId the job that it was forked from, be it there or deleted; null: it is no fork
 * @param labels those of the spec
 * @param metricsDeletedAt when its metrics and the looks into its cell were deleted, as the service was told to do long
 *        after the end; null: they are there
 * @param checkpointsDeletedAt likewise of its checkpoints, and so of its weights; null: they are there
 * @param owner of the key that it was submitted with; {@code local} where no keys are asked for
 */
public record Job(
    String id,
    JobState state,
    @Nullable JobPhase phase,
    boolean terminal,
    @Nullable StopReason stopReason,
    @Nullable JobError error,
    List<JobAction> allowedActions,
    JobSpec spec,
    ParameterCount parameterCount,
    String distinctSequences,
    Progress progress,
    @Nullable EvaluationPoint latest,
    @Nullable EvaluationPoint best,
    @Nullable JobResult result,
    int attempt,
    @Nullable String device,
    @Nullable Fingerprint fingerprint,
    @Nullable Integer queuePosition,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    double runningSeconds,
    List<StateChange> stateHistory,
    @Nullable String sweepId,
    @Nullable String parentJobId,
    Map<String, String> labels,
    @Nullable Instant metricsDeletedAt,
    @Nullable Instant checkpointsDeletedAt,
    String owner) {}
