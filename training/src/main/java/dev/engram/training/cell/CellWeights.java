package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.device.Constants;

/**
 * The weights of a cell in the forms that its fast steps want, and the products with them.
 *
 * <p>At the first time step h(0) = 0, and what is multiplied with it is left out: a step takes {@link #at} its time step.
 */
public final class CellWeights {

  private final NDArray stacked;
  private final NDArray hiddenTransposed;
  private final Constants constants;
  private final boolean firstTimeStep;

  private CellWeights(NDArray stacked, NDArray hiddenTransposed, Constants constants, boolean firstTimeStep) {
    this.stacked = stacked;
    this.hiddenTransposed = hiddenTransposed;
    this.constants = constants;
    this.firstTimeStep = firstTimeStep;
  }

  /**
   * Of all time steps.
   *
   * @param scaled [W_h; W_x; b] as the steps multiply with it, shape (R, H + I + 1, G·H); a copy
   * @param matrix the same as it is trained
   */
  static CellWeights of(NDArray scaled, NDArray matrix, int hiddenSize, Constants constants) {
    return new CellWeights(scaled, Matrices.rows(matrix, 0, hiddenSize).transpose(0, 2, 1), constants, false);
  }

  /** @param timeStep from 1 */
  public CellWeights at(int timeStep) {
    return timeStep == 1 ? withoutHidden() : this;
  }

  private CellWeights withoutHidden() {
    long hiddenSize = hiddenTransposed.getShape().get(2);
    NDArray rest = Matrices.rows(stacked, hiddenSize, stacked.getShape().get(1)); // [W_x; b]
    return new CellWeights(rest, hiddenTransposed, constants, true);
  }

  Constants constants() {
    return constants;
  }

  /**
   * What the time step multiplies with the weights.
   *
   * @param hidden h(t−1), shape (R, B, H)
   * @param input [x(t), 1], shape (R, B, I + 1)
   * @return [h(t−1), x(t), 1], shape (R, B, H + I + 1); [x(1), 1] at the first time step; a copy
   */
  public NDArray join(NDArray hidden, NDArray input) {
    return firstTimeStep ? input.duplicate() : NDArrays.concat(new NDList(hidden, input), 2);
  }

  /** z(t) = h(t−1) W_h + x(t) W_x + b with the scaled weights, shape (R, B, G·H). */
  NDArray preactivations(NDArray joined) {
    return joined.matMul(stacked);
  }

  /**
   * Takes ∂L/∂z(t) to the weights and to the time step before.
   *
   * @param joined what the time step multiplied with the weights
   * @param delta ∂L/∂z(t) for the weights as they are trained, shape (R, B, G·H)
   * @param matrixGradient ∂L/∂[W_h; W_x; b], shape (R, H + I + 1, G·H); the share of t is added to it
   * @return ∂L/∂h(t−1), shape (R, B, H); empty at the first time step, where h(0) is no variable
   */
  NDArray propagate(NDArray joined, NDArray delta, NDArray matrixGradient) {
    NDArray share = joined.transpose(0, 2, 1).matMul(delta); // [h(t−1), x(t), 1]ᵀ δz
    if (firstTimeStep) {
      long rows = matrixGradient.getShape().get(1);
      Matrices.rows(matrixGradient, rows - joined.getShape().get(2), rows).addi(share);
      return delta.getManager().zeros(new Shape(delta.getShape().get(0), delta.getShape().get(1), 0));
    }
    matrixGradient.addi(share);
    return delta.matMul(hiddenTransposed); // δh(t−1) = δz W_hᵀ
  }
}
