package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rate that did best with the pilots' seeds: most solved, then most accurate in validation, then in fewest steps. */
final class RateChoice {

  /** Of ten digits. */
  private static final double CHANCE = 0.1;

  private static final Comparator<List<JobOfSweep>> BETTER = Comparator
      .<List<JobOfSweep>>comparingDouble(pilots -> sum(pilots, RateChoice::solved))
      .thenComparingDouble(pilots -> sum(pilots, RateChoice::accuracy))
      .thenComparingDouble(pilots -> -sum(pilots, RateChoice::steps));

  private RateChoice() {}

  /**
   * @param pilots of one point
   * @return empty while some of them have not ended
   */
  static Optional<Double> of(List<JobOfSweep> pilots) {
    if (pilots.isEmpty() || pilots.stream().anyMatch(pilot -> !hasEnded(pilot))) {
      return Optional.empty();
    }
    Map<Double, List<JobOfSweep>> byRate = pilots.stream()
        .collect(Collectors.groupingBy(RateChoice::rate, TreeMap::new, Collectors.toList()));
    return byRate.entrySet()
        .stream()
        .max(Map.Entry.comparingByValue(BETTER))
        .map(Map.Entry::getKey);
  }

  /** One that was deleted will not tell any more either. */
  private static boolean hasEnded(JobOfSweep pilot) {
    return pilot.jobId() != null && (pilot.state() == null || pilot.state().terminal());
  }

  private static double rate(JobOfSweep pilot) {
    return requireNonNull(requireNonNull(pilot.planned().spec().optimizer()).learningRate());
  }

  private static double sum(List<JobOfSweep> pilots, ToDoubleFunction<JobOfSweep> value) {
    return pilots.stream().mapToDouble(value).sum();
  }

  private static double solved(JobOfSweep pilot) {
    return pilot.result() != null && pilot.result().solved() ? 1 : 0;
  }

  /** What diverged is at chance, whatever it was on its way there. */
  private static double accuracy(JobOfSweep pilot) {
    boolean diverged = pilot.error() != null && pilot.error().code() == JobError.Code.DIVERGED;
    return diverged || pilot.best() == null ? CHANCE : pilot.best().accuracy();
  }

  private static double steps(JobOfSweep pilot) {
    JobResult result = pilot.result();
    return result == null || result.stepsToSolve() == null
        ? requireNonNull(pilot.planned().spec().maxSteps())
        : result.stepsToSolve();
  }
}
