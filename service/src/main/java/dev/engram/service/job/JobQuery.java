package dev.engram.service.job;

import dev.engram.api.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs, newest first.
 *
 * @param before only jobs older than this id
 */
public record JobQuery(@Nullable JobState state, @Nullable String sweepId, @Nullable String cell,
    @Nullable Label label, @Nullable String before, int limit) {

  /** A label that a job must carry. */
  public record Label(String key, String value) {}
}
