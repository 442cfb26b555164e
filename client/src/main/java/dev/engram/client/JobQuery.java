package dev.engram.client;

import dev.engram.api.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list; what is null does not filter.
 *
 * @param cell {@code rnn} or {@code lstm}
 * @param pageSize jobs of one request, 1 to 1 000
 */
public record JobQuery(
    @Nullable JobState state,
    @Nullable String sweepId,
    @Nullable String cell,
    @Nullable Label label,
    @Nullable Integer pageSize) {

  /** A label that a job must carry. */
  public record Label(String key, String value) {}

  public static JobQuery all() {
    return new JobQuery(null, null, null, null, null);
  }

  public JobQuery withState(@Nullable JobState newState) {
    return new JobQuery(newState, sweepId, cell, label, pageSize);
  }

  public JobQuery withSweepId(@Nullable String newSweepId) {
    return new JobQuery(state, newSweepId, cell, label, pageSize);
  }

  public JobQuery withCell(@Nullable String newCell) {
    return new JobQuery(state, sweepId, newCell, label, pageSize);
  }

  public JobQuery withLabel(@Nullable Label newLabel) {
    return new JobQuery(state, sweepId, cell, newLabel, pageSize);
  }

  public JobQuery withPageSize(@Nullable Integer newPageSize) {
    return new JobQuery(state, sweepId, cell, label, newPageSize);
  }

  Route on(Route list) {
    return list.with("state", state)
        .with("sweepId", sweepId)
        .with("cell", cell)
        .with("label", label == null ? null : label.key() + ":" + label.value())
        .with("pageSize", pageSize);
  }
}
