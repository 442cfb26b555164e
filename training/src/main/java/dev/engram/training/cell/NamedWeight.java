package dev.engram.training.cell;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A weight under the name, and in the shape, that PyTorch's {@code torch.nn.RNN}, {@code LSTM} and {@code Linear} have it.
 *
 * @param shape one size of a vector, two of a matrix
 * @param numbers row by row
 */
public record NamedWeight(String name, List<Integer> shape, IntToDoubleFunction numbers) {

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /**
   * The weights of a run: PyTorch's matrices are ours transposed, and its cells have a second bias that adds nothing.
   *
   * @param parameters a row of P, which the weights are views of
   */
  public static List<NamedWeight> of(ParameterLayout layout, double[] parameters) {
    int inputSize = layout.inputSize();
    int hiddenSize = layout.hiddenSize();
    int columns = layout.cellColumns();
    int classes = layout.classes();
    int inputs = hiddenSize * columns;
    int bias = inputs + inputSize * columns;
    int head = Math.toIntExact(layout.cellSize());
    return List.of(
        new NamedWeight("weight_ih_l0", List.of(columns, inputSize),
            transposed(parameters, inputs, inputSize, columns)),
        new NamedWeight("weight_hh_l0", List.of(columns, hiddenSize), transposed(parameters, 0, hiddenSize, columns)),
        new NamedWeight("bias_ih_l0", List.of(columns), index -> parameters[bias + index]),
        new NamedWeight("bias_hh_l0", List.of(columns), index -> 0),
        new NamedWeight("head.weight", List.of(classes, hiddenSize), transposed(parameters, head, hiddenSize, classes)),
        new NamedWeight("head.bias", List.of(classes), index -> parameters[head + hiddenSize * classes + index]));
  }

  /** A matrix of some rows and columns that begins at an offset, read column by column. */
  private static IntToDoubleFunction transposed(double[] parameters, int offset, int rows, int columns) {
    return index -> parameters[offset + index % rows * columns + index / rows];
  }
}
