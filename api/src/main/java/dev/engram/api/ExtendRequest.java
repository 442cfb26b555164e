package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * More values for the axes of a part that a sweep has; what it has already trained stays. Refused with 409 while the
 * sweep is PAUSED or CANCELLING.
 *
 * @param part its name; absent: the only one
 * @param axes the values to add, on axes that the part has; one that is there already is refused. With them the sweep
 *        may have at most 10,000 jobs
 */
public record ExtendRequest(@Nullable String part, @Nullable SweepAxes axes) {}
