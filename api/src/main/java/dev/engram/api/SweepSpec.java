package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid of jobs. One part may be given flat: its {@code base}, {@code axes} and {@code selectLearningRate} then stand
 * here, and there are no {@code parts}.
 *
 * @param maxParallel how many of its jobs may be in the queue or running at once; absent: any number
 * @param maxFailed how many may fail before the rest is cancelled; absent: any number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepSpec(
    @Nullable String name,
    @Nullable List<SweepPart> parts,
    @Nullable JobSpec base,
    @Nullable SweepAxes axes,
    @Nullable RateSelection selectLearningRate,
    @Nullable Integer maxParallel,
    @Nullable Integer maxFailed) {}
