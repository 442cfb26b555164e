package dev.engram.api;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the axis {@code learningRate} are tried by pilots, with seeds of their own; for each cell, length and
 * variant the best one is run with the seeds of the axis. The best solves most pilots (test accuracy at least 0.99),
 * then has the highest mean of their best validation accuracies, then takes the fewest steps.
 *
 * @param seeds of the pilots, at least one, none twice; none of which is on the axis
 */
public record RateSelection(@Nullable List<Long> seeds) {

  public static RateSelection ofSeeds(long... seeds) {
    return new RateSelection(LongStream.of(seeds).boxed().toList());
  }
}
