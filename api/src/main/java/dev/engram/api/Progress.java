package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * How far training is.
 *
 * @param step the last one that is known to be trained; a fork begins at its checkpoint's
 * @param totalSteps the spec's {@code maxSteps}
 * @param fraction of {@code totalSteps}, 0 to 1; a run that converges ends below 1
 * @param stepsPerSecond the mean of the newest attempt, evaluations included; null before there is one
 * @param etaSeconds to the last step at that speed; a run that converges ends earlier. Null unless it is RUNNING
 */
public record Progress(int step, int totalSteps, double fraction, @Nullable Double stepsPerSecond,
    @Nullable Double etaSeconds) {}
