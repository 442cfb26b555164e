package dev.engram.training.gradient;

import ai.djl.ndarray.NDArray;

import dev.engram.training.cell.Network;
import dev.engram.training.task.Batch;

/** A way to the gradients of the loss. */
public sealed interface GradientMethod permits Bptt, Autograd {

  /**
   * The loss of each run of a pack, equation (3) over the last time step, and its gradient.
   *
   * @param parameters shape (R, P), not changed
   * @return owned by the caller's scope
   */
  LossAndGradient compute(Network<?, ?> network, NDArray parameters, Batch batch);
}
