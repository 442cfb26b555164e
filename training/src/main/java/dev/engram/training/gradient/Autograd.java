package dev.engram.training.gradient;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.CellState;
import dev.engram.training.cell.GateWeights;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.task.Batch;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Automatic differentiation of the exercise's equations as they are printed.
 *
 * <p>A process has one gradient collector, so runs that differentiate this way take turns.
 */
public record Autograd() implements GradientMethod {

  private static final ReentrantLock COLLECTOR = new ReentrantLock(true);

  @Override
  public LossAndGradient compute(Network<?, ?> network, NDArray parameters, Batch batch) {
    COLLECTOR.lock();
    try (ArrayScope scope = new ArrayScope()) {
      // a copy: a tensor that requires a gradient can't be updated in place
      NDArray variable = parameters.duplicate();
      variable.setRequiresGradient(true);
      NDArray loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        loss = Loss.crossEntropy(logits(network, variable, batch), batch);
        collector.backward(loss.sum()); // the runs share no parameter, so each keeps its own gradient
      }
      NDArray gradient = scope.keep(variable.getGradient());
      return new LossAndGradient(scope.keep(loss.stopGradient()), gradient);
    } finally {
      COLLECTOR.unlock();
    }
  }

  private static <S extends CellState, A extends CellActivations<S>> NDArray logits(Network<S, A> network,
      NDArray parameters, Batch batch) {
    ParameterLayout layout = network.layout();
    List<GateWeights> gates = layout.gateWeights(layout.cellMatrix(parameters));
    S state = network.initialState(batch);
    for (NDArray inputAndOne : batch.inputs()) {
      NDArray x = inputAndOne.get("..., :" + network.cell().inputSize()); // x(t), shape (R, B, I)
      state = network.cell().equations(x, state, gates);
    }
    return network.logits(state.hidden(), layout.headMatrix(parameters)); // (2) (10)
  }
}
