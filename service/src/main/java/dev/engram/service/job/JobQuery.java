package dev.engram.service.job;

import dev.engram.api.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs, newest first; what is null does not matter.
 *
 * @param owner only those that belong to this one
 * @param before only jobs older than this id
 * @param from only the job with this id and newer ones
 */
public record JobQuery(@Nullable String owner, @Nullable JobState state, @Nullable String sweepId,
    @Nullable String cell, @Nullable Label label, @Nullable String before, @Nullable String from, int limit) {

  /** A label that a job must carry. */
  public record Label(String key, String value) {}

  public static JobQuery newest(int limit) {
    return new JobQuery(null, null, null, null, null, null, null, limit);
  }

  public static JobQuery ofSweep(String sweepId, int limit) {
    return newest(limit).inSweep(sweepId);
  }

  public JobQuery upTo(int newLimit) {
    return new JobQuery(owner, state, sweepId, cell, label, before, from, newLimit);
  }

  public JobQuery ownedBy(@Nullable String newOwner) {
    return new JobQuery(newOwner, state, sweepId, cell, label, before, from, limit);
  }

  public JobQuery inState(@Nullable JobState newState) {
    return new JobQuery(owner, newState, sweepId, cell, label, before, from, limit);
  }

  public JobQuery inSweep(@Nullable String newSweepId) {
    return new JobQuery(owner, state, newSweepId, cell, label, before, from, limit);
  }

  public JobQuery ofCell(@Nullable String newCell) {
    return new JobQuery(owner, state, sweepId, newCell, label, before, from, limit);
  }

  public JobQuery labelled(@Nullable Label newLabel) {
    return new JobQuery(owner, state, sweepId, cell, newLabel, before, from, limit);
  }

  public JobQuery olderThan(@Nullable String newBefore) {
    return new JobQuery(owner, state, sweepId, cell, label, newBefore, from, limit);
  }

  public JobQuery notOlderThan(@Nullable String newFrom) {
    return new JobQuery(owner, state, sweepId, cell, label, before, newFrom, limit);
  }
}
