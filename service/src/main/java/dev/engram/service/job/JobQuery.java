package dev.engram.service.job;

import dev.engram.api.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs, newest first.
 *
 * @param before only jobs older than this id
 * @param from only the job with this id and newer ones
 */
public record JobQuery(@Nullable JobState state, @Nullable String sweepId, @Nullable String cell,
    @Nullable Label label, @Nullable String before, @Nullable String from, int limit) {

  public static JobQuery ofSweep(String sweepId, int limit) {
    return new JobQuery(null, sweepId, null, null, null, null, limit);
  }

  /** A label that a job must carry. */
  public record Label(String key, String value) {}
}
