package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the pilots of a point did with a learning rate.
 *
 * @param pilots how many
 * @param accuracy the mean of their best in validation
 * @param steps the mean of what they took to solve it; one that did not counts with all that it may take
 */
public record RateTrial(double learningRate, int pilots, int solved, double accuracy, double steps) {

  /** Of ten digits. */
  private static final double CHANCE = 0.1;

  /** The best is the greatest: most solved, then most accurate in validation, then in fewest steps. */
  static final Comparator<RateTrial> BY_MERIT = Comparator.comparingInt(RateTrial::solved)
      .thenComparingDouble(RateTrial::accuracy)
      .thenComparing(Comparator.comparingDouble(RateTrial::steps).reversed());

  /** One for each rate, the smallest first. */
  public static List<RateTrial> of(List<JobOfSweep> pilots) {
    return pilots.stream()
        .collect(Collectors.groupingBy(RateTrial::rateOf, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static RateTrial of(double rate, List<JobOfSweep> pilots) {
    return new RateTrial(rate, pilots.size(), (int) pilots.stream().filter(RateTrial::isSolved).count(),
        mean(pilots, RateTrial::accuracyOf), mean(pilots, RateTrial::stepsOf));
  }

  private static double mean(List<JobOfSweep> pilots, ToDoubleFunction<JobOfSweep> value) {
    return pilots.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double rateOf(JobOfSweep pilot) {
    return requireNonNull(requireNonNull(pilot.planned().spec().optimizer()).learningRate());
  }

  private static boolean isSolved(JobOfSweep pilot) {
    return pilot.result() != null && pilot.result().solved();
  }

  /** What diverged is at chance, whatever it was on its way there. */
  private static double accuracyOf(JobOfSweep pilot) {
    boolean diverged = pilot.error() != null && pilot.error().code() == JobError.Code.DIVERGED;
    return diverged || pilot.best() == null ? CHANCE : pilot.best().accuracy();
  }

  private static double stepsOf(JobOfSweep pilot) {
    JobResult result = pilot.result();
    return result == null || result.stepsToSolve() == null
        ? requireNonNull(pilot.planned().spec().maxSteps())
        : result.stepsToSolve();
  }
}
