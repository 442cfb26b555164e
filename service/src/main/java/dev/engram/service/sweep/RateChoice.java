package dev.engram.service.sweep;

import java.util.List;
import java.util.Optional;

/** The rate that did best with the pilots' seeds. */
final class RateChoice {

  private RateChoice() {}

  /**
   * @param pilots of one point
   * @return empty while some of them have not ended
   */
  static Optional<Double> of(List<JobOfSweep> pilots) {
    if (!pilots.stream().allMatch(JobOfSweep::isOver)) {
      return Optional.empty();
    }
    return RateTrial.of(pilots).stream().max(RateTrial.BY_MERIT).map(RateTrial::learningRate);
  }
}
