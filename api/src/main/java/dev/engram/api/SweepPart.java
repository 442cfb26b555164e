package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of a sweep that answer one question.
 *
 * @param base what all of them have in common
 * @param axes what they differ in: there is a job for each combination of the axes' values
 * @param selectLearningRate absent: each rate of the axis is a point of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepPart(@Nullable String name, @Nullable JobSpec base, @Nullable SweepAxes axes,
    @Nullable RateSelection selectLearningRate) {}
