package dev.engram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.cell.ParameterLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads arrays back, and takes a run's row of parameters apart without the code under test. */
public final class Tensors {

  private Tensors() {}

  public static double[] read(NDArray array) {
    NDArray exact = array.toType(DataType.FLOAT64, true);
    try (exact) {
      return exact.toDoubleArray();
    }
  }

  /** Row {@code run} of an array (R, …). */
  public static double[] readRow(NDArray array, int run) {
    double[] all = read(array);
    int size = all.length / Math.toIntExact(array.getShape().get(0));
    return Arrays.copyOfRange(all, run * size, (run + 1) * size);
  }

  /** A row of P parameters or of their gradient by name, each gate's block by itself. */
  public static Map<String, double[]> byName(CellKind kind, ParameterLayout layout, double[] row) {
    Map<String, double[]> tensors = new LinkedHashMap<>();
    int hiddenSize = layout.hiddenSize();
    int inputSize = layout.inputSize();
    int columns = kind.gates().size() * hiddenSize;
    for (int gate = 0; gate < kind.gates().size(); gate++) {
      String name = kind.gates().get(gate);
      int from = gate * hiddenSize;
      tensors.put(name + ".weightHh", block(row, from, hiddenSize, hiddenSize, columns));
      tensors.put(name + ".weightIh", block(row, hiddenSize * columns + from, inputSize, hiddenSize, columns));
      tensors.put(name + ".bias", block(row, (hiddenSize + inputSize) * columns + from, 1, hiddenSize, columns));
    }
    int head = (hiddenSize + inputSize + 1) * columns;
    tensors.put("headWeight", block(row, head, hiddenSize, layout.classes(), layout.classes()));
    tensors.put("headBias", block(row, head + hiddenSize * layout.classes(), 1, layout.classes(), layout.classes()));
    return tensors;
  }

  /** The one of this name, which must be there. */
  public static double[] get(Map<String, double[]> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** {@code rows} stretches of {@code width} numbers, {@code stride} apart. */
  private static double[] block(double[] source, int offset, int rows, int width, int stride) {
    double[] block = new double[rows * width];
    for (int index = 0; index < rows; index++) {
      System.arraycopy(source, offset + index * stride, block, index * width, width);
    }
    return block;
  }
}
