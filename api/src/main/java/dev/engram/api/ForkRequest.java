package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A new job that begins where another one stood.
 *
 * @param checkpointStep the step of one of that job's checkpoints; absent: the newest
 * @param overrides fields that the new job's spec has instead; the cell, the encoding and what else decides the shape of
 *        the weights can't be changed
 * @param extraSteps how many steps it trains; absent: up to the spec's {@code maxSteps}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForkRequest(@Nullable Integer checkpointStep, @Nullable JobSpec overrides,
    @Nullable Integer extraSteps) {}
