package dev.engram.training;

import ai.djl.ndarray.NDArray;
import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.CellState;
import dev.engram.training.cell.CellWeights;
import dev.engram.training.cell.GateWeights;
import dev.engram.training.cell.Network;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.task.Batch;
import java.util.ArrayList;
import java.util.List;

/** h(1) … h(N) of a batch, each (R, B, H), by either way a cell can be stepped. */
public enum HiddenStates {
  BY_STEPS {
    @Override
    <S extends CellState, A extends CellActivations<S>> List<NDArray> walk(Network<S, A> network, NDArray parameters,
        Batch batch) {
      CellWeights weights = network.cell().prepare(network.layout().cellMatrix(parameters), network.constants());
      List<NDArray> states = new ArrayList<>();
      S state = network.initialState(batch);
      for (NDArray input : batch.inputs()) {
        try (ArrayScope timeStep = new ArrayScope()) {
          CellWeights ofTimeStep = weights.at(states.size() + 1);
          A step = network.cell().step(ofTimeStep.join(state.hidden(), input), state, ofTimeStep);
          step.arrays().forEach(timeStep::keep);
          step.state().arrays().forEach(timeStep::keep);
          state = step.state();
        }
        states.add(state.hidden());
      }
      return states;
    }
  },
  BY_EQUATIONS {
    @Override
    <S extends CellState, A extends CellActivations<S>> List<NDArray> walk(Network<S, A> network, NDArray parameters,
        Batch batch) {
      List<GateWeights> gates = network.layout().gateWeights(network.layout().cellMatrix(parameters));
      List<NDArray> states = new ArrayList<>();
      S state = network.initialState(batch);
      for (NDArray input : batch.inputs()) {
        state = network.cell().equations(input.get(":, :, :" + network.cell().inputSize()), state, gates);
        states.add(state.hidden());
      }
      return states;
    }
  };

  public List<NDArray> of(Network<?, ?> network, NDArray parameters, Batch batch) {
    return walk(network, parameters, batch);
  }

  abstract <S extends CellState, A extends CellActivations<S>> List<NDArray> walk(Network<S, A> network,
      NDArray parameters, Batch batch);
}
