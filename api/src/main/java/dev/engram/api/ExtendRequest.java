package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * More values for the axes of a part that a sweep has.
 *
 * @param part its name; absent: the only one
 * @param axes the values to add, on axes that the part has
 */
public record ExtendRequest(@Nullable String part, @Nullable SweepAxes axes) {}
