package dev.engram.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job, or to a sweep as a whole.
 *
 * @param id null: it is told live and not kept
 * @param jobId null: it is the sweep's
 * @param data of its type: a {@link StateChange}, a {@link Progress} or how far the sweep is, {@link Metrics}, an
 *        {@link EvaluationPoint}, or the step, bytes and digest of a checkpoint
 */
public record Event(@Nullable Long id, Instant at, @Nullable String jobId, EventType type, Map<String, Object> data) {}
