package dev.engram.service.job;

import dev.engram.api.JobSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that is to be stored.
 *
 * @param turn jobs with an earlier one start first
 * @param executionId of its place in the queue
 * @param owner to whom it belongs
 * @param step where it begins: 0, or the step of the checkpoint that it was forked from
 */
public record NewJob(String id, JobSpec spec, Instant createdAt, Instant turn, String executionId,
    String owner, @Nullable String sweepId, @Nullable String parentJobId, int step) {}
