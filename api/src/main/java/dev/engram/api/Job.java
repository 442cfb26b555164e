package dev.engram.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as the service answers it. */
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
    Map<String, String> labels) {}
