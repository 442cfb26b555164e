package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * How far training is.
 *
 * @param etaSeconds to the last step; a run that converges ends earlier
 */
public record Progress(int step, int totalSteps, double fraction, @Nullable Double stepsPerSecond,
    @Nullable Double etaSeconds) {}
