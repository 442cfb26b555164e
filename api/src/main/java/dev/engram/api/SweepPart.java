package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of a sweep that answer one question.
 *
 * @param name at most 200 characters, unlike that of other parts; absent: {@code curve} for the only part, else
 *        {@code part 1} and so on
 * @param description what question that is, and why its numbers are what they are, at most 4,000 characters
 * @param base what all of them have in common, as far as no axis sets it; absent: the defaults of a job
 * @param axes what they differ in: there is a job for each combination of the axes' values
 * @param selectLearningRate absent: each rate of the axis is a point of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepPart(@Nullable String name, @Nullable String description, @Nullable JobSpec base,
    @Nullable SweepAxes axes,
    @Nullable RateSelection selectLearningRate) {

  public static SweepPartBuilder builder() {
    return new SweepPartBuilder();
  }
}
