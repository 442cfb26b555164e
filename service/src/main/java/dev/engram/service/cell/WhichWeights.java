package dev.engram.service.cell;

import java.util.Optional;

/** Of the weights that a job has had, the ones that somebody wants. */
public sealed interface WhichWeights {

  /** Those of the best evaluation so far, which the result is measured with. */
  record Best() implements WhichWeights {}

  /** Those of the newest checkpoint. */
  record Last() implements WhichWeights {}

  /** Those after a step that a checkpoint was taken at, or that was the best. */
  record OfStep(int step) implements WhichWeights {}

  /** {@code best}, {@code last} or a step; empty where it is none of these. */
  static Optional<WhichWeights> read(String text) {
    return switch (text) {
      case "best" -> Optional.of(new Best());
      case "last" -> Optional.of(new Last());
      default -> step(text).map(OfStep::new);
    };
  }

  private static Optional<Integer> step(String text) {
    try {
      return Optional.of(Integer.valueOf(text)).filter(step -> step >= 0);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
