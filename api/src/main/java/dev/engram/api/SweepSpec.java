package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid of jobs, at most 10,000. One part may be given flat: its {@code base}, {@code axes} and
 * {@code selectLearningRate} then stand here, and there are no {@code parts}.
 *
 * @param name at most 200 characters; absent: the names of its parts
 * @param description what it is to find out, and why its numbers are what they are, at most 4,000 characters
 * @param parts at least one; absent: the part is given flat
 * @param base of the part that is given flat
 * @param axes likewise
 * @param selectLearningRate likewise
 * @param maxParallel how many of its jobs may be in the queue, running or paused at once, at least 1; absent: any
 *        number
 * @param maxFailed how many may fail, diverged ones included; one more, and the rest is cancelled. Absent: any number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepSpec(
    @Nullable String name,
    @Nullable String description,
    @Nullable List<SweepPart> parts,
    @Nullable JobSpec base,
    @Nullable SweepAxes axes,
    @Nullable RateSelection selectLearningRate,
    @Nullable Integer maxParallel,
    @Nullable Integer maxFailed) {

  public static SweepSpecBuilder builder() {
    return new SweepSpecBuilder();
  }
}
