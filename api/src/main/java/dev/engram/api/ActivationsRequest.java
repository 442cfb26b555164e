package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * A question what the units of a trained cell do while it reads, answered with its best weights on the CPU of the
 * process that is asked.
 *
 * @param sequence 1 to 100,000 of the digits 0 to 9; fewer where the answer would have more than 500,000 numbers, which
 *        are digits times hidden units times gates and states
 */
public record ActivationsRequest(@Nullable String sequence) {}
