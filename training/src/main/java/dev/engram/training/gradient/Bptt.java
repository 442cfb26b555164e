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

  private static final TimeStepObserver NOBODY = new TimeStepObserver() {};

  @Override
  public LossAndGradient compute(Network<?, ?> network, NDArray parameters, Batch batch) {
    return throughTime(network, parameters, batch, NOBODY);
  }

  /** As {@link #compute(Network, NDArray, Batch)}, while somebody looks on. */
  public LossAndGradient compute(Network<?, ?> network, NDArray parameters, Batch batch, TimeStepObserver observer) {
    return throughTime(network, parameters, batch, observer);
  }

  private static <S extends CellState, A extends CellActivations<S>> LossAndGradient throughTime(Network<S, A> network,
      NDArray parameters, Batch batch, TimeStepObserver observer) {
    RecurrentCell<S, A> cell = network.cell();
    ParameterLayout layout = network.layout();
    try (ArrayScope scope = new ArrayScope()) {
      CellWeights weights = cell.prepare(layout.cellMatrix(parameters), network.constants());
      NDArray headMatrix = layout.headMatrix(parameters);

      List<NDArray> inputs = batch.inputs();
      List<A> steps = new ArrayList<>(inputs.size());
      S state = network.initialState(batch);
      NDArray joined = weights.at(1).join(state.hidden(), inputs.getFirst());
      for (int t = 1; t <= inputs.size(); t++) {
        S previous = state;
        try (ArrayScope timeStep = new ArrayScope()) {
          A step = cell.step(joined, previous, weights.at(t));
          observer.forward(t, step);
          steps.add(step);
          state = step.state();
          step.arrays().forEach(timeStep::keep);
          state.arrays().forEach(timeStep::keep);
          if (t < inputs.size()) {
            // made before the scope frees z, so that the next z, of the same size, takes its place
            joined = timeStep.keep(weights.at(t + 1).join(state.hidden(), inputs.get(t)));
          }
        }
        previous.hidden().close(); // it lives on in [h(t−1), x(t), 1]
      }
      NDArray logits = network.logits(state.hidden(), headMatrix); // (2) (10)
      NDArray loss = Loss.crossEntropy(logits, batch); // (3)

      NDArray gradient = parameters.getManager().zeros(parameters.getShape(), network.precision());
      NDArray logitsGradient = Loss.gradient(logits, batch); // δp
      NDArray headGradient = layout.headMatrix(gradient);
      layout.headWeight(headGradient).addi(state.hidden().transpose(0, 2, 1).matMul(logitsGradient)); // ∂L/∂Wp = h(N)ᵀ δp
      layout.headBias(headGradient).addi(logitsGradient.sum(new int[]{1}, true)); // ∂L/∂bp = Σ_B δp
      NDArray headTransposed = layout.headWeight(headMatrix).transpose(0, 2, 1);
      S stateGradient = cell.lastGradient(logitsGradient.matMul(headTransposed)); // δh(N) = δp Wpᵀ

      NDArray matrixGradient = layout.cellMatrix(gradient);
      for (int t = inputs.size(); t >= 1; t--) {
        int timeStep = t;
        A step = steps.removeLast();
        S former = stateGradient;
        try (ArrayScope ofTimeStep = new ArrayScope()) {
          stateGradient = cell.stepBackward(step, former, weights.at(t), matrixGradient,
              whole -> observer.backward(timeStep, whole));
          stateGradient.arrays().forEach(ofTimeStep::keep);
        }
        // freed as they are used up, so that the next time step takes memory that is still in the cache
        former.arrays().forEach(NDArray::close);
        step.arrays().forEach(NDArray::close);
      }
      scope.keep(loss);
      scope.keep(gradient);
      return new LossAndGradient(loss, gradient);
    }
  }
}
