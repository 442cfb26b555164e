package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one cell at one length, which differ by their seeds alone. A run that diverged counts as unsolved at chance;
 * one that failed otherwise is counted and left out.
 *
 * @param variant what else it is, such as {@code forgetBias=0, optimizer=adam}; empty where nothing else differs
 * @param learningRate null while pilots have not chosen it
 * @param n runs with an accuracy
 * @param nPending runs that have not ended
 * @param mean of the accuracies; null for n = 0, as all that n cannot show
 * @param sd of the sample, from n = 2 on
 * @param ci95 of the mean, Student's t, cut to [0, 1], from n = 2 on
 * @param split whether some runs are solved and others near chance: then the mean says little, and the solve rate is the
 *        honest figure
 * @param solveRateCi95 Wilson's
 * @param medianStepsToSolve by when half of the runs had solved it, those that never did counted as later; null where
 *        fewer than half did
 */
public record CurvePoint(String part, String cell, String variant, int length, @Nullable Double learningRate, int n,
    int nPending, int nFailed, int nDiverged, @Nullable Double mean, @Nullable Double sd, @Nullable List<Double> ci95,
    @Nullable Double min, @Nullable Double max, boolean split, int solved, @Nullable Double solveRate,
    @Nullable List<Double> solveRateCi95, @Nullable Integer medianStepsToSolve, List<Value> values) {

  /**
   * One run.
   *
   * @param ci95 of its accuracy, Wilson's; null for one that diverged
   */
  public record Value(long seed, String jobId, double accuracy, @Nullable List<Double> ci95, boolean solved,
      boolean diverged, @Nullable Integer stepsToSolve) {}
}
