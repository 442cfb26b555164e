package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.device.Constants;
import dev.engram.training.task.Batch;
import dev.engram.training.task.Palindrome;
import java.util.function.Consumer;

/**
 * A recurrent cell with the linear head on its last time step, equations (2) and (10).
 *
 * @param precision of every array
 * @param constants on the device of the parameters
 */
public record Network<S extends CellState, A extends CellActivations<S>>(RecurrentCell<S, A> cell,
    DataType precision, Constants constants) {

  /** Its constants live as long as {@code manager}. */
  public static <S extends CellState, A extends CellActivations<S>> Network<S, A> create(RecurrentCell<S, A> cell,
      NDManager manager, DataType precision) {
    return new Network<>(cell, precision, Constants.create(manager, precision));
  }

  public ParameterLayout layout() {
    return layout(cell);
  }

  /** The layout of a cell with the head of ten digits. */
  public static ParameterLayout layout(RecurrentCell<?, ?> cell) {
    return new ParameterLayout(cell.inputSize(), cell.hiddenSize(), cell.gates().size(), Palindrome.CLASSES);
  }

  /** The cell's state before the first time step of a batch. */
  public S initialState(Batch batch) {
    return cell.initialState(batch.targets().getManager(), batch.runs(), batch.size(), precision);
  }

  /**
   * The logits p of the last time step, forward only: no activation is kept.
   *
   * @param parameters shape (R, P)
   * @return shape (R, B, K)
   */
  public NDArray logits(NDArray parameters, Batch batch) {
    return logits(parameters, batch, activations -> {});
  }

  /**
   * As {@link #logits(NDArray, Batch)}, while somebody looks on.
   *
   * @param observer is shown each time step in turn; what it sees, and every array it makes, is freed after the call
   */
  public NDArray logits(NDArray parameters, Batch batch, Consumer<CellActivations<?>> observer) {
    try (ArrayScope scope = new ArrayScope()) {
      CellWeights weights = cell.prepare(layout().cellMatrix(parameters), constants);
      S state = initialState(batch);
      for (int t = 1; t <= batch.inputs().size(); t++) {
        S previous = state;
        try (ArrayScope timeStep = new ArrayScope()) {
          CellWeights ofTimeStep = weights.at(t);
          NDArray joined = ofTimeStep.join(previous.hidden(), batch.inputs().get(t - 1));
          A step = cell.step(joined, previous, ofTimeStep);
          observer.accept(step);
          state = step.state();
          state.arrays().forEach(timeStep::keep);
        }
        previous.arrays().forEach(NDArray::close);
      }
      return scope.keep(logits(state.hidden(), layout().headMatrix(parameters)));
    }
  }

  /**
   * p = h(N) W_p + b_p, equations (2) and (10).
   *
   * @param hidden h(N), shape (R, B, H)
   * @param headMatrix [W_p; b_p], shape (R, H + 1, K)
   * @return shape (R, B, K)
   */
  public NDArray logits(NDArray hidden, NDArray headMatrix) {
    return hidden.matMul(layout().headWeight(headMatrix)).add(layout().headBias(headMatrix));
  }
}
