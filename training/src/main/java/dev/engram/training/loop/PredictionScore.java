package dev.engram.training.loop;

import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Palindrome;
import java.util.Arrays;

/** Loss and accuracy of one run over all sequences it was shown so far. */
final class PredictionScore {

  private double loss;
  private int correct;
  private int count;

  /** @param logits of all sequences of a chunk, ten each; this run's begin with the sequence {@code first} */
  void add(double[] logits, int first, DigitBatch digits) {
    for (int sample = 0; sample < digits.size(); sample++) {
      int offset = (first + sample) * Palindrome.CLASSES;
      double[] ofSample = Arrays.copyOfRange(logits, offset, offset + Palindrome.CLASSES);
      int target = digits.target(sample);
      loss += crossEntropy(ofSample, target);
      correct += predicts(ofSample, target) ? 1 : 0;
      count++;
    }
  }

  EvaluationResult result(int step) {
    return new EvaluationResult(step, count, loss / count, (double) correct / count);
  }

  /** −ln softmax(logits)[target], equations (3) and (11). */
  private static double crossEntropy(double[] logits, int target) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).sum();
    return largest + Math.log(sum) - logits[target];
  }

  /** Whether no other digit has as large a logit; a NaN predicts nothing. */
  private static boolean predicts(double[] logits, int target) {
    for (int digit = 0; digit < logits.length; digit++) {
      if (digit != target && !(logits[target] > logits[digit])) {
        return false;
      }
    }
    return true;
  }
}
