package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.engram.training.device.Constants;

/** tanh by way of σ, which costs a quarter of it on a CPU: tanh(x) = 2σ(2x) − 1. */
public final class Tanh {

  private Tanh() {}

  /** @param x any shape, not changed */
  public static NDArray of(NDArray x, Constants constants) {
    if (x.getDevice().isGpu()) {
      return x.tanh(); // there each operation is a launch
    }
    try (NDArray doubled = x.mul(constants.two())) {
      return Activation.sigmoid(doubled).muli(constants.two()).subi(constants.one());
    }
  }

  /** @param sigmoid σ(2x), any shape, not changed */
  static NDArray ofSigmoid(NDArray sigmoid, Constants constants) {
    return sigmoid.mul(constants.two()).subi(constants.one());
  }
}
