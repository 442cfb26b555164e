package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trained cell answers.
 *
 * @param step after which its weights were taken
 * @param predictions one for each sequence, in their order
 */
public record Predictions(int step, List<Prediction> predictions) {

  /**
   * The digit that follows a sequence.
   *
   * @param digit the most probable one
   * @param probabilities of the digits 0 to 9; null where it is not finite
   * @param logits what the probabilities are made of
   */
  public record Prediction(String sequence, int digit, List<@Nullable Double> probabilities,
      List<@Nullable Double> logits) {}
}
