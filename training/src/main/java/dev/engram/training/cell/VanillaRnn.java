package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.engram.training.device.Constants;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The vanilla recurrent network, equation (1) of the exercise. */
public record VanillaRnn(int inputSize,
    int hiddenSize) implements RecurrentCell<VanillaRnn.State, VanillaRnn.Activations> {

  public VanillaRnn {
    Sizes.check(inputSize, hiddenSize);
  }

  /** h(t), shape (R, B, H). */
  public record State(NDArray hidden) implements CellState {

    @Override
    public Optional<NDArray> memoryIfAny() {
      return Optional.empty();
    }

    @Override
    public List<NDArray> arrays() {
      return List.of(hidden);
    }
  }

  /**
   * What {@link #stepBackward} needs.
   *
   * @param joined [h(t−1), x(t), 1], shape (R, B, H + I + 1); [x(1), 1] at the first time step
   * @param slope 1 − h(t)², the derivative of tanh, shape (R, B, H)
   */
  public record Activations(NDArray joined, NDArray slope, State state) implements CellActivations<State> {

    @Override
    public List<NDArray> arrays() {
      return List.of(joined, slope);
    }

    @Override
    public List<NDArray> gates() {
      return List.of(state.hidden());
    }
  }

  @Override
  public List<Gate> gates() {
    return List.of(Gate.HIDDEN);
  }

  /** h(t). */
  @Override
  public long stateSize() {
    return hiddenSize;
  }

  /** [h(t−1), x(t), 1] and 1 − h². */
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

  /** Doubles all columns, for tanh(z) = 2σ(2z) − 1: on a CPU σ costs a quarter of tanh. */
  @Override
  public CellWeights prepare(NDArray matrix, Constants constants) {
    return CellWeights.of(matrix.mul(constants.two()), matrix, hiddenSize, constants);
  }

  @Override
  public Activations step(NDArray joined, State previous, CellWeights weights) {
    Constants constants = weights.constants();
    NDArray sigmoid = Activation.sigmoid(weights.preactivations(joined)); // σ(2(h Wh + x Wx + b))
    NDArray hidden = Tanh.ofSigmoid(sigmoid, constants); // (1)
    return new Activations(joined, constants.one().sub(hidden.square()), new State(hidden));
  }

  @Override
  public State lastGradient(NDArray hiddenGradient) {
    return new State(hiddenGradient);
  }

  @Override
  public State stepBackward(Activations activations, State gradient, CellWeights weights, NDArray matrixGradient,
      Consumer<State> observer) {
    observer.accept(gradient);
    NDArray delta = activations.slope().mul(gradient.hidden()); // δa = δh ⊙ (1 − h²)
    return new State(weights.propagate(activations.joined(), delta, matrixGradient));
  }
}
