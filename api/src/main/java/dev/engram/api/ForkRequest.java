package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A new job that begins where another one stood: with the weights of the checkpoint, not the best ones, and with its
 * optimizer's state where the kind of optimizer stays. Its steps count on from there; its metrics and its best weights
 * are its own alone.
 *
 * @param checkpointStep the step of one of that job's checkpoints; absent: the newest that can be read
 * @param overrides fields that the new job's spec has instead; the cell and the encoding can't be changed, for they
 *        decide the shape of the weights. An optimizer of another type takes over nothing, labels are replaced as a
 *        whole
 * @param extraSteps how many steps it trains, at least 1, in the place of {@code overrides.maxSteps}; absent: up to the
 *        spec's {@code maxSteps}, which counts from the first job's first step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForkRequest(@Nullable Integer checkpointStep, @Nullable JobSpec overrides,
    @Nullable Integer extraSteps) {}
