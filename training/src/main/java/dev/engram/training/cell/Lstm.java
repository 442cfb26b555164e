package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.engram.training.device.Constants;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Long short-term memory, equations (4)–(9) of the exercise.
 *
 * <p>The four gates are stacked along the last axis in the order i, f, g, o, as PyTorch has them.
 */
public record Lstm(int inputSize, int hiddenSize) implements RecurrentCell<Lstm.State, Lstm.Activations> {

  /** The places of the gates in the stack. */
  public static final int INPUT_GATE = 0;
  public static final int FORGET_GATE = 1;
  public static final int CANDIDATE = 2;
  public static final int OUTPUT_GATE = 3;

  private static final List<Gate> GATES = List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT);

  public Lstm {
    Sizes.check(inputSize, hiddenSize);
  }

  /** h(t) and c(t), each (R, B, H). */
  public record State(NDArray hidden, NDArray memory) implements CellState {

    @Override
    public Optional<NDArray> memoryIfAny() {
      return Optional.of(memory);
    }

    @Override
    public List<NDArray> arrays() {
      return List.of(hidden, memory);
    }
  }

  /**
   * What {@link #stepBackward} needs.
   *
   * @param joined [h(t−1), x(t), 1], shape (R, B, H + I + 1); [x(1), 1] at the first time step
   * @param previousMemory c(t−1), shape (R, B, H)
   * @param sigmoids σ(z_i), σ(z_f), σ(2 z_g), σ(z_o), shape (R, B, 4H)
   * @param candidate g(t) = 2σ(2 z_g) − 1, shape (R, B, H)
   * @param tanhMemory tanh(c(t)), shape (R, B, H)
   */
  public record Activations(NDArray joined, NDArray previousMemory, NDArray sigmoids, NDArray candidate,
      NDArray tanhMemory, State state) implements CellActivations<State> {

    @Override
    public List<NDArray> arrays() {
      return List.of(joined, previousMemory, sigmoids, candidate, tanhMemory);
    }

    @Override
    public List<NDArray> gates() {
      NDList values = sigmoids.split(GATES.size(), 2);
      values.set(CANDIDATE, candidate);
      return List.copyOf(values);
    }
  }

  @Override
  public List<Gate> gates() {
    return GATES;
  }

  /** h(t) and c(t). */
  @Override
  public long stateSize() {
    return 2L * hiddenSize;
  }

  /** [h(t−1), x(t), 1], c(t−1), four σ, g and tanh(c). */
  @Override
  public long activationSize() {
    return hiddenSize + inputSize + 1 + 7L * hiddenSize;
  }

  /** Two products, two sums and the non-linearity of each gate, and the five results of (8) and (9). */
  @Override
  public long equationsSize() {
    return (5L * GATES.size() + 5) * hiddenSize;
  }

  @Override
  public State initialState(NDManager manager, long runs, long batchSize, DataType precision) {
    Shape shape = new Shape(runs, batchSize, hiddenSize);
    return new State(manager.zeros(shape, precision), manager.zeros(shape, precision));
  }

  @Override
  public State equations(NDArray input, State previous, List<GateWeights> gates) {
    NDArray h = previous.hidden();
    NDArray g = gates.get(CANDIDATE).preactivation(input, h).tanh(); // (4)
    NDArray i = Activation.sigmoid(gates.get(INPUT_GATE).preactivation(input, h)); // (5)
    NDArray f = Activation.sigmoid(gates.get(FORGET_GATE).preactivation(input, h)); // (6)
    NDArray o = Activation.sigmoid(gates.get(OUTPUT_GATE).preactivation(input, h)); // (7)
    NDArray c = g.mul(i).add(previous.memory().mul(f)); // (8)
    return new State(c.tanh().mul(o), c); // (9)
  }

  /** Doubles the columns of g, for tanh(z) = 2σ(2z) − 1: then one σ serves all four gates. */
  @Override
  public CellWeights prepare(NDArray matrix, Constants constants) {
    NDArray scaled = matrix.duplicate();
    Matrices.columns(scaled, (long) CANDIDATE * hiddenSize, (long) (CANDIDATE + 1) * hiddenSize).muli(constants.two());
    return CellWeights.of(scaled, matrix, hiddenSize, constants);
  }

  @Override
  public Activations step(NDArray joined, State previous, CellWeights weights) {
    Constants constants = weights.constants();
    NDArray sigmoids = Activation.sigmoid(weights.preactivations(joined)); // (5) (6) (7), and σ(2 z_g)
    NDList gates = split(sigmoids);
    NDArray candidate = Tanh.ofSigmoid(gates.get(CANDIDATE), constants); // (4)
    NDArray kept = previous.memory().mul(gates.get(FORGET_GATE));
    NDArray memory = candidate.mul(gates.get(INPUT_GATE)).addi(kept); // (8)
    NDArray tanhMemory = Tanh.of(memory, constants);
    NDArray hidden = tanhMemory.mul(gates.get(OUTPUT_GATE)); // (9)
    return new Activations(joined, previous.memory(), sigmoids, candidate, tanhMemory, new State(hidden, memory));
  }

  @Override
  public State lastGradient(NDArray hiddenGradient) {
    return new State(hiddenGradient, hiddenGradient.zerosLike());
  }

  @Override
  public State stepBackward(Activations activations, State gradient, CellWeights weights, NDArray matrixGradient,
      Consumer<State> observer) {
    NDArray one = weights.constants().one();
    NDArray sigmoids = activations.sigmoids();
    NDList gates = split(sigmoids);
    NDArray tanhMemory = activations.tanhMemory();
    NDArray hiddenGradient = gradient.hidden();
    NDArray memoryGradient = one.sub(tanhMemory.square())
        .muli(gates.get(OUTPUT_GATE))
        .muli(hiddenGradient)
        .addi(gradient.memory()); // δc += δh ⊙ o ⊙ (1 − tanh²(c))
    observer.accept(new State(hiddenGradient, memoryGradient));

    NDArray delta = one.sub(sigmoids).muli(sigmoids); // σ(1 − σ) of every gate; each block becomes its δz below
    NDList deltas = split(delta);
    deltas.get(OUTPUT_GATE).muli(tanhMemory).muli(hiddenGradient); // δz_o = δh ⊙ tanh(c) ⊙ o(1 − o)
    deltas.get(INPUT_GATE).muli(activations.candidate()).muli(memoryGradient); // δz_i = δc ⊙ g ⊙ i(1 − i)
    deltas.get(FORGET_GATE).muli(activations.previousMemory()).muli(memoryGradient); // δz_f = δc ⊙ c(t−1) ⊙ f(1 − f)
    deltas.get(CANDIDATE)
        .muli(gates.get(INPUT_GATE))
        .muli(memoryGradient)
        .muli(weights.constants().four()); // δz_g = δc ⊙ i ⊙ (1 − g²), and 1 − g² = 4σ(1 − σ)

    NDArray previousMemoryGradient = memoryGradient.muli(gates.get(FORGET_GATE)); // δc(t−1) = δc ⊙ f
    return new State(weights.propagate(activations.joined(), delta, matrixGradient), previousMemoryGradient);
  }

  /** The blocks i, f, g, o, each (R, B, H), as views. */
  private NDList split(NDArray stacked) {
    return stacked.split(new long[]{hiddenSize, 2L * hiddenSize, 3L * hiddenSize}, 2);
  }
}
