package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * How long a cell remembers, by the lengths that have accuracies, from the shortest on.
 *
 * @param part its name
 * @param cell its type
 * @param variant what else it is, as in a point of the curve; empty where nothing else differs
 * @param learningRate null where each length has one, be it the same for all or the best for each
 * @param lower the last length up to which every solve rate is above a half by its interval's lower bound; null: not
 *        even the shortest
 * @param upper the first length whose solve rate is below a half by its interval's upper bound; null: none is
 * @param n the fewest runs of a length
 * @param note what n cannot show, for people; null where it can show all
 */
public record Horizon(String part, String cell, String variant, @Nullable Double learningRate,
    @Nullable Integer lower, @Nullable Integer upper, int n, @Nullable String note) {}
