package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/** Scales a run's gradient down to a largest global norm, over all its parameters. */
public final class GradientClipping {

  /** As PyTorch has it, against a division by zero. */
  private static final double TINY = 1e-6;

  private final NDArray maxGradNorm; // (R, 1)
  private final NDArray tiny; // (R, 1)
  private final NDArray one; // (R, 1)

  /** @param maxGradNorm the largest norm of each run */
  public GradientClipping(List<Double> maxGradNorm, NDManager manager, DataType precision) {
    Columns columns = new Columns(manager, precision);
    this.maxGradNorm = columns.of(maxGradNorm, norm -> norm);
    this.tiny = columns.of(maxGradNorm, norm -> TINY);
    this.one = columns.of(maxGradNorm, norm -> 1);
  }

  /**
   * Clips in place.
   *
   * @param gradient shape (R, P)
   * @return the norms before, shape (R, 1)
   */
  public NDArray clip(NDArray gradient) {
    NDArray norm = gradient.mul(gradient).sum(new int[]{1}, true).sqrt();
    NDArray factor = NDArrays.minimum(maxGradNorm.div(norm.add(tiny)), one);
    gradient.muli(factor);
    return norm;
  }
}
