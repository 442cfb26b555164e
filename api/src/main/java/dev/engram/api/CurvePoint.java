package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one cell at one length, which differ by their seeds alone; pilots are none of them. A run that diverged
 * counts as unsolved at chance, accuracy 0.1; one that failed otherwise is counted and left out.
 *
 * @param part its name
 * @param cell its type
 * @param variant what else it is, such as {@code forgetBias=0, optimizer=adam}; empty where nothing else differs
 * @param length T
 * @param learningRate null while pilots have not chosen it
 * @param n runs with an accuracy, those that diverged included
 * @param nPending runs that have not ended, those that have not started included
 * @param nFailed runs that ended without a result, but for those that diverged: failed, cancelled or deleted
 * @param nDiverged runs whose loss stopped being finite; they are in {@code n} as well
 * @param mean of the accuracies on the test stream; null for n = 0, as all that n cannot show
 * @param sd of the sample, with n − 1 below, from n = 2 on
 * @param ci95 the 95 % interval of the mean, lower and upper end: Student's t, cut to [0, 1], from n = 2 on
 * @param min the lowest accuracy
 * @param max the highest accuracy
 * @param split whether some runs are solved and others below 0.2, near chance: then the mean says little, and the solve
 *        rate is the honest figure
 * @param solved runs with a test accuracy of at least 0.99
 * @param solveRate {@code solved} of {@code n}
 * @param solveRateCi95 its 95 % Wilson interval, lower and upper end
 * @param medianStepsToSolve by which step half of the runs had solved it, those that never did counted as later; null
 *        where fewer than half did
 * @param meanSeconds of the {@code seconds} of its runs; null for n = 0
 * @param values the {@code n} runs, by seed
 */
public record CurvePoint(String part, String cell, String variant, int length, @Nullable Double learningRate, int n,
    int nPending, int nFailed, int nDiverged, @Nullable Double mean, @Nullable Double sd, @Nullable List<Double> ci95,
    @Nullable Double min, @Nullable Double max, boolean split, int solved, @Nullable Double solveRate,
    @Nullable List<Double> solveRateCi95, @Nullable Integer medianStepsToSolve,
    @Nullable Double meanSeconds, List<Value> values) {

  /**
   * One run.
   *
   * @param accuracy of its best weights on the test stream; 0.1 for one that diverged
   * @param ci95 of its accuracy, the 95 % Wilson interval; null for one that diverged
   * @param solved whether the accuracy is at least 0.99
   * @param stepsToSolve the step of the first evaluation with validation accuracy at least 0.99; null where there was
   *        none or the run is not solved
   * @param seconds it took a worker; of a run that shared a pack with others its share, by steps
   */
  public record Value(long seed, String jobId, double accuracy, @Nullable List<Double> ci95, boolean solved,
      boolean diverged, @Nullable Integer stepsToSolve, double seconds) {}
}
