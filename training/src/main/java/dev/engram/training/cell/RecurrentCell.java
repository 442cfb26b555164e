package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.device.Constants;
import java.util.List;
import java.util.function.Consumer;

/**
 * One time step of a recurrent cell. The walk over time is outside.
 *
 * <p>Shapes: R runs in a pack, B batch size, I input size, H hidden size, G gates. The G gates of a cell are stacked along
 * the last axis. A batch is a matrix whose rows are samples, so a layer is {@code x W + b}; the exercise writes
 * columns, and its W is this W transposed.
 *
 * <p>A cell can be stepped in two ways that give the same numbers: by its equations as they are printed, for automatic
 * differentiation, and by few large operations with the backward step derived by hand.
 *
 * @param <S> what a time step hands to the next; also the gradient with respect to it
 * @param <A> what a time step leaves behind for its backward step
 */
public sealed interface RecurrentCell<S extends CellState, A extends CellActivations<S>> permits VanillaRnn, Lstm {

  /** I. */
  int inputSize();

  /** H. */
  int hiddenSize();

  /** The G blocks of H columns that the weights have, in their order. */
  List<Gate> gates();

  /** The state before the first time step: zeros, h_init of the exercise. */
  S initialState(NDManager manager, long runs, long batchSize, DataType precision);

  /**
   * One time step by the exercise's equations, one line each.
   *
   * @param input x(t), shape (R, B, I)
   * @param previous h(t−1) and what else the cell carries, each (R, B, H)
   * @param gates the weights of each gate, in the order of the stacked columns
   */
  S equations(NDArray input, S previous, List<GateWeights> gates);

  /**
   * The weights in the forms that the fast steps want, made once an optimizer step.
   *
   * @param matrix the rows of W_h, W_x and b stacked, shape (R, H + I + 1, G·H)
   */
  CellWeights prepare(NDArray matrix, Constants constants);

  /**
   * One time step in few operations.
   *
   * @param joined h(t−1) and the input, by {@link CellWeights#join}
   * @param previous h(t−1) and what else the cell carries, each (R, B, H)
   * @param weights {@link CellWeights#at} this time step
   * @return h(t) and all that {@link #stepBackward} needs; what else was made is the caller's scope's
   */
  A step(NDArray joined, S previous, CellWeights weights);

  /** The gradient that enters the last time step from the head: ∂L/∂h(N) as given, zeros for all else. */
  S lastGradient(NDArray hiddenGradient);

  /**
   * One time step of back-propagation through time.
   *
   * @param activations what {@link #step} left behind at t
   * @param gradient ∂L/∂h(t), and of what else the cell carries the part that comes from t + 1, each (R, B, H)
   * @param matrixGradient ∂L/∂[W_h; W_x; b], shape (R, H + I + 1, G·H); the share of t is added to it
   * @param observer is shown the whole gradient with respect to the state of t, with what reaches the rest of the state
   *        through h(t), before it is written over
   * @return ∂L/∂h(t−1), and the part of the rest that comes from t, each (R, B, H); that of h(0), which is no variable, is
   *         empty
   */
  S stepBackward(A activations, S gradient, CellWeights weights, NDArray matrixGradient, Consumer<S> observer);

  /** The numbers a sample that a time step hands to the next: H for each array of its state. */
  long stateSize();

  /** The numbers a sample that a time step leaves behind for its backward step. */
  long activationSize();

  /** The numbers a sample that a time step by the equations leaves behind for automatic differentiation. */
  long equationsSize();

  /** The number of trainable parameters of the cell: G (nd + n² + n). */
  default long parameterCount() {
    long n = hiddenSize();
    long d = inputSize();
    return gates().size() * (n * d + n * n + n);
  }
}
