package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of a job from which it can go on, or another one can be forked.
 *
 * @param step the last step trained
 * @param loss at the last evaluation before it, where there was one
 * @param accuracy likewise
 * @param sha256 of its bytes
 * @param kept why it is still there
 */
public record Checkpoint(int step, Instant createdAt, @Nullable Double loss, @Nullable Double accuracy, long bytes,
    String sha256, Kept kept) {

  /** The two newest are kept, and the one with the best accuracy. */
  public enum Kept {
    @JsonProperty("last")
    LAST,
    @JsonProperty("best")
    BEST
  }
}
