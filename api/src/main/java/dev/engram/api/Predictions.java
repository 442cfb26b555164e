package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trained cell answers, with its best weights so far.
 *
 * @param step after which these weights were taken
 * @param predictions one for each sequence, in their order
 */
public record Predictions(int step, List<Prediction> predictions) {

  /**
   * The digit that follows a sequence.
   *
   * @param sequence as it was asked
   * @param digit the one with the largest logit, of equals the smallest
   * @param probabilities of the digits 0 to 9, the softmax of the logits; null in the place of one that is not finite
   * @param logits of the digits 0 to 9, what the head puts out; null likewise
   */
  public record Prediction(String sequence, int digit, List<@Nullable Double> probabilities,
      List<@Nullable Double> logits) {}
}
