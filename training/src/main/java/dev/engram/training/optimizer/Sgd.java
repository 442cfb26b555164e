package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum as PyTorch has it: the rate is not folded into the velocity.
 *
 * @param momentum μ, 0 for none
 * @param nesterov whether to look ahead by one velocity
 */
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {

  @Override
  public int stateSlots() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public Update forPack(List<Optimizer> runs, NDManager manager, long parameterCount, DataType precision) {
    List<Sgd> sgds = Columns.cast(runs, Sgd.class);
    if (sgds.stream().anyMatch(run -> run.nesterov != nesterov)) {
      throw new IllegalArgumentException("runs with and without nesterov can't share a pack");
    }
    Columns columns = new Columns(manager, precision);
    NDArray rate = columns.of(sgds, Sgd::learningRate);
    if (sgds.stream().allMatch(run -> run.momentum == 0)) {
      return new Plain(rate);
    }
    return new WithMomentum(rate, columns.of(sgds, Sgd::momentum), nesterov,
        columns.zeros(runs.size(), parameterCount));
  }

  private record Plain(NDArray rate) implements Update {

    @Override
    public void apply(NDArray parameters, NDArray gradient) {
      parameters.subi(gradient.muli(rate)); // w −= η g
    }

    @Override
    public List<NDArray> state() {
      return List.of();
    }
  }

  private record WithMomentum(NDArray rate, NDArray momentum, boolean nesterov, NDArray velocity) implements Update {

    @Override
    public void apply(NDArray parameters, NDArray gradient) {
      velocity.muli(momentum).addi(gradient); // v = μ v + g
      NDArray direction = nesterov ? gradient.addi(velocity.mul(momentum)) : velocity; // g + μ v, or v
      parameters.subi(direction.mul(rate)); // w −= η direction
    }

    @Override
    public List<NDArray> state() {
      return List.of(velocity);
    }
  }
}
