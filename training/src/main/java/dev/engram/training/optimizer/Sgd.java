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
public record Sgd(double learningRate, double momentum, boolean nesterov, Schedule schedule) implements Optimizer {

  /** At one rate. */
  public Sgd(double learningRate, double momentum, boolean nesterov) {
    this(learningRate, momentum, nesterov, Schedule.CONSTANT);
  }

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
    Rates rates = new Rates(sgds, columns);
    if (sgds.stream().allMatch(run -> run.momentum == 0)) {
      return new Plain(rates);
    }
    return new WithMomentum(rates, columns.of(sgds, Sgd::momentum), nesterov,
        columns.zeros(runs.size(), parameterCount));
  }

  private record Plain(Rates rates) implements Update {

    @Override
    public void apply(int step, NDArray parameters, NDArray gradient) {
      parameters.subi(gradient.muli(rates.at(step))); // w −= η g
    }

    @Override
    public List<NDArray> state() {
      return List.of();
    }
  }

  private record WithMomentum(Rates rates, NDArray momentum, boolean nesterov, NDArray velocity) implements Update {

    @Override
    public void apply(int step, NDArray parameters, NDArray gradient) {
      velocity.muli(momentum).addi(gradient); // v = μ v + g
      NDArray direction = nesterov ? gradient.addi(velocity.mul(momentum)) : velocity; // g + μ v, or v
      parameters.subi(direction.mul(rates.at(step))); // w −= η direction
    }

    @Override
    public List<NDArray> state() {
      return List.of(velocity);
    }
  }
}
