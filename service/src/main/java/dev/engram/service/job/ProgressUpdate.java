package dev.engram.service.job;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobPhase;
import org.jspecify.annotations.Nullable;

/**
 * How far a running job is.
 *
 * @param stepsToSolve the step of the first evaluation that counts as solved
 * @param runningMillis over all attempts
 */
public record ProgressUpdate(JobPhase phase, int step, @Nullable Double stepsPerSecond,
    @Nullable EvaluationPoint latest, @Nullable EvaluationPoint best, @Nullable Integer stepsToSolve,
    long runningMillis) {}
