package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.engram.training.device.ArrayScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Losses and gradient norms that wait on the device until they are due, so that a GPU is read from once a window. */
final class MetricsWindow {

  /**
   * A run's numbers, step by step.
   *
   * @param firstStep the step of the first of them
   */
  record Readings(int firstStep, double[] losses, double[] gradNorms) {

    /** The index of the first loss that is not finite, or −1. */
    int firstNonFiniteLoss() {
      for (int index = 0; index < losses.length; index++) {
        if (!Double.isFinite(losses[index])) {
          return index;
        }
      }
      return -1;
    }

    /** The first {@code count} of them in short. */
    StepMetrics summary(int count, double maxGradNorm) {
      double loss = 0;
      double gradNorm = 0;
      int clipped = 0;
      for (int index = 0; index < count; index++) {
        loss += losses[index];
        gradNorm = Math.max(gradNorm, gradNorms[index]);
        clipped += gradNorms[index] > maxGradNorm ? 1 : 0;
      }
      return new StepMetrics(firstStep + count - 1, loss / count, gradNorm, (double) clipped / count);
    }
  }

  private final NDList losses = new NDList(); // (R) each
  private final NDList gradNorms = new NDList(); // (R) each
  private int firstStep;

  /** Takes both arrays, which must be outside any scope, over. */
  void add(int step, NDArray loss, NDArray gradNorm) {
    if (losses.isEmpty()) {
      firstStep = step;
    }
    losses.add(loss);
    gradNorms.add(gradNorm);
  }

  boolean isEmpty() {
    return losses.isEmpty();
  }

  /** Keeps only these rows of what waits. */
  void retain(Rows rows) {
    losses.replaceAll(rows::takeFrom);
    gradNorms.replaceAll(rows::takeFrom);
  }

  /** Reads what waits back from the device, a list entry a run, and starts afresh. */
  List<Readings> drain() {
    List<Readings> readings = read();
    close();
    return readings;
  }

  /** Reads what waits back from the device, a list entry a run; it goes on waiting. */
  List<Readings> read() {
    List<Readings> readings = new ArrayList<>();
    try (ArrayScope scope = new ArrayScope()) {
      int steps = losses.size();
      double[] allLosses = byRun(losses);
      double[] allNorms = byRun(gradNorms);
      for (int offset = 0; offset < allLosses.length; offset += steps) {
        readings.add(new Readings(firstStep, Arrays.copyOfRange(allLosses, offset, offset + steps),
            Arrays.copyOfRange(allNorms, offset, offset + steps)));
      }
    }
    return readings;
  }

  void close() {
    losses.close();
    losses.clear();
    gradNorms.close();
    gradNorms.clear();
  }

  /** (R, steps), run by run. */
  private static double[] byRun(NDList arrays) {
    return Doubles.read(NDArrays.stack(arrays, 1));
  }
}
