package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * How far a sweep is.
 *
 * @param fraction of all steps that its jobs would train at most; one that has ended counts whole
 * @param etaSeconds from the speed so far; null before there is any
 */
public record SweepProgress(double fraction, @Nullable Double etaSeconds) {}
