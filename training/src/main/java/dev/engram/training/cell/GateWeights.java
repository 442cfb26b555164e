package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;

/**
 * The weights of one gate.
 *
 * @param input W_x, shape (R, I, H)
 * @param hidden W_h, shape (R, H, H)
 * @param bias b, shape (R, 1, H)
 */
public record GateWeights(NDArray input, NDArray hidden, NDArray bias) {

  /**
   * What the gate's non-linearity is applied to: x(t) W_x + h(t−1) W_h + b, shape (R, B, H).
   *
   * @param x x(t), shape (R, B, I)
   * @param h h(t−1), shape (R, B, H)
   */
  public NDArray preactivation(NDArray x, NDArray h) {
    return x.matMul(input).add(h.matMul(hidden)).add(bias);
  }
}
