package dev.engram.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job, or to a sweep as a whole. Pages have the kept ones alone, a live stream has all.
 *
 * @param id rises in the order of writing; sent as {@code Last-Event-ID} it lets a stream go on behind it; null: it is
 *        told live and not kept
 * @param jobId null: it is the sweep's
 * @param data by its type: a StateChange; a job's Progress, or a sweep's {@code state}, {@code fraction},
 *        {@code etaSeconds}, {@code jobs} and {@code counts}; the new points as Metrics; an EvaluationPoint; a
 *        checkpoint's {@code step}, {@code bytes} and {@code sha256}; Diagnostics; or a {@code level}, info or warn, and a
 *        {@code message}
 */
public record Event(@Nullable Long id, Instant at, @Nullable String jobId, EventType type, Map<String, Object> data) {}
