package dev.engram.training.gradient;

import ai.djl.ndarray.NDArray;
import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.CellState;
import dev.engram.training.cell.CellWeights;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.task.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Back-propagation through time, derived by hand: question 1.1 of the exercise as code.
 *
 * <p>It needs no gradient collector, of which a process has only one, so runs train side by side.
 */
public record Bptt() implements GradientMethod {

  @Override
  public LossAndGradient compute(Network<?, ?> network, NDArray parameters, Batch batch) {
    return throughTime(network, parameters, batch);
  }

  private static <S extends CellState, A extends CellActivations<S>> LossAndGradient throughTime(Network<S, A> network,
      NDArray parameters, Batch batch) {
    RecurrentCell<S, A> cell = network.cell();
    ParameterLayout layout = network.layout();
    try (ArrayScope scope = new ArrayScope()) {
      CellWeights weights = cell.prepare(layout.cellMatrix(parameters), network.constants());
      NDArray headMatrix = layout.headMatrix(parameters);

      List<A> steps = new ArrayList<>(batch.inputs().size());
      S state = network.initialState(batch);
      for (NDArray input : batch.inputs()) {
        A step = cell.step(input, state, weights);
        steps.add(step);
        state = step.state();
      }
      NDArray joined = network.joinedWithOne(state.hidden()); // [h(N), 1]
      NDArray logits = joined.matMul(headMatrix); // (2) (10)
      NDArray loss = Loss.crossEntropy(logits, batch); // (3)

      NDArray gradient = parameters.getManager().zeros(parameters.getShape(), network.precision());
      NDArray logitsGradient = Loss.gradient(logits, batch); // δp
      layout.headMatrix(gradient).addi(joined.transpose(0, 2, 1).matMul(logitsGradient)); // ∂L/∂Wp = h(N)ᵀ δp
      NDArray headTransposed = layout.headWeight(headMatrix).transpose(0, 2, 1);
      S stateGradient = cell.lastGradient(logitsGradient.matMul(headTransposed)); // δh(N) = δp Wpᵀ

      NDArray matrixGradient = layout.cellMatrix(gradient);
      for (int timeStep = steps.size() - 1; timeStep >= 0; timeStep--) {
        stateGradient = cell.stepBackward(steps.get(timeStep), stateGradient, weights, matrixGradient);
      }
      scope.keep(loss);
      scope.keep(gradient);
      return new LossAndGradient(loss, gradient);
    }
  }
}
