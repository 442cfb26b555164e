package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the axis are tried with seeds of their own, and the best one is run with those of the axis.
 *
 * @param seeds none of which is on the axis
 */
public record RateSelection(@Nullable List<Long> seeds) {}
