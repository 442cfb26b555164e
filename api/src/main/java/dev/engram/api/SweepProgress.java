package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * How far a sweep is.
 *
 * @param fraction of all steps that its jobs would train at most, 0 to 1; one that has ended counts whole
 * @param etaSeconds from what its own jobs took, as if it had all slots to itself; null before any of them has trained,
 *        while no worker is there, and once it is being cancelled or has ended
 */
public record SweepProgress(double fraction, @Nullable Double etaSeconds) {}
