package dev.engram.service.sweep;

import dev.engram.api.SweepSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as the store has it.
 *
 * @param owner to whom it belongs
 * @param finishedAt when nothing was left to do
 */
public record StoredSweep(String id, String owner, String name, SweepSpec spec, Intent intent, long version,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** What was last asked of a sweep; its jobs follow. */
  public enum Intent {
    RUN, PAUSE, RESUME, CANCEL
  }
}
