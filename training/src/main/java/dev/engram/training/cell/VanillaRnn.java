package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.engram.training.device.Constants;
import java.util.List;

/** The vanilla recurrent network, equation (1) of the exercise. */
public record VanillaRnn(int inputSize,
    int hiddenSize) implements RecurrentCell<VanillaRnn.State, VanillaRnn.Activations> {

  public VanillaRnn {
    Sizes.check(inputSize, hiddenSize);
  }

  /** h(t), shape (R, B, H). */
  public record State(NDArray hidden) implements CellState {

    @Override
    public List<NDArray> arrays() {
      return List.of(hidden);
    }
  }

  /**
   * What {@link #stepBackward} needs.
   *
   * @param joined [h(t−1), x(t), 1], shape (R, B, H + I + 1)
   */
  public record Activations(NDArray joined, State state) implements CellActivations<State> {}

  @Override
  public int gates() {
    return 1;
  }

  /** [h(t−1), x(t), 1] and h. */
  @Override
  public long activationSize() {
    return hiddenSize + inputSize + 1 + (long) hiddenSize;
  }

  /** Two products, two sums and tanh. */
  @Override
  public long equationsSize() {
    return 5L * hiddenSize;
  }

  @Override
  public State initialState(NDManager manager, long runs, long batchSize, DataType precision) {
    return new State(manager.zeros(new Shape(runs, batchSize, hiddenSize), precision));
  }

  @Override
  public State equations(NDArray input, State previous, List<GateWeights> gates) {
    return new State(gates.getFirst().preactivation(input, previous.hidden()).tanh()); // (1)
  }

  /** Doubles all columns, for tanh(z) = 2σ(2z) − 1: σ costs a third of tanh on a CPU. */
  @Override
  public CellWeights prepare(NDArray matrix, Constants constants) {
    return new CellWeights(matrix.mul(constants.two()), Matrices.hiddenRowsTransposed(matrix, hiddenSize), constants);
  }

  @Override
  public Activations step(NDArray input, State previous, CellWeights weights) {
    Constants constants = weights.constants();
    NDArray joined = NDArrays.concat(new NDList(previous.hidden(), input), 2); // [h(t−1), x(t), 1]
    try (NDArray z = joined.matMul(weights.forward())) { // 2(h Wh + x Wx + b)
      NDArray hidden = Activation.sigmoid(z).muli(constants.two()).subi(constants.one()); // (1)
      return new Activations(joined, new State(hidden));
    }
  }

  @Override
  public State lastGradient(NDArray hiddenGradient) {
    return new State(hiddenGradient);
  }

  @Override
  public State stepBackward(Activations activations, State gradient, CellWeights weights, NDArray matrixGradient) {
    NDArray hidden = activations.state().hidden();
    try (NDArray hiddenGradient = gradient.hidden();
        NDArray square = hidden.mul(hidden);
        NDArray delta = weights.constants().one().sub(square).muli(hiddenGradient); // δa = δh ⊙ (1 − h²)
        NDArray joinedTransposed = activations.joined().transpose(0, 2, 1);
        NDArray share = joinedTransposed.matMul(delta)) { // [h(t−1), x(t), 1]ᵀ δa
      matrixGradient.addi(share);
      return new State(delta.matMul(weights.hiddenTransposed())); // δh(t−1) = δa Whᵀ
    }
  }
}
