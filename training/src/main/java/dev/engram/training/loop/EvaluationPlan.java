package dev.engram.training.loop;

/**
 * When and on how many fresh sequences a run is measured.
 *
 * @param everySteps from one evaluation to the next
 * @param sampleSize of an evaluation
 * @param testSampleSize of the final result
 */
public record EvaluationPlan(int everySteps, int sampleSize, int testSampleSize) {

  public EvaluationPlan {
    if (everySteps < 1 || sampleSize < 1 || testSampleSize < 1) {
      throw new IllegalArgumentException("%s, %s, %s: an evaluation plan has positive numbers"
          .formatted(everySteps, sampleSize, testSampleSize));
    }
  }
}
