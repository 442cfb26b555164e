package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of a job from which it can go on, or another one can be forked.
 *
 * @param step the last step trained
 * @param loss in validation, at the last evaluation up to the step; null before the first and where it was not finite
 * @param accuracy at the same evaluation; null before the first one, so also in the state that a fork begins with
 * @param bytes its size
 * @param sha256 of its bytes, in hexadecimal digits
 * @param kept why it is still there
 */
public record Checkpoint(int step, Instant createdAt, @Nullable Double loss, @Nullable Double accuracy, long bytes,
    String sha256, Kept kept) {

  /** The two newest are kept, and the one with the best accuracy. */
  public enum Kept {
    /** One of the two newest, be it the best as well. */
    @JsonProperty("last")
    LAST,
    /** The most accurate, of equals the later, where it is older than the two newest. */
    @JsonProperty("best")
    BEST
  }
}
