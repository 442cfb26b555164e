package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each weight lies in the row of parameters of a run.
 *
 * <p>All P trainable numbers of a run are one row, and those of a pack the matrix (R, P), so that an optimizer, the
 * gradient norm and a checkpoint each deal with one array:
 *
 * <pre>
 *   cell  [W_h; W_x; b]    (H + I + 1, G·H), row by row
 *   head  [W_p; b_p]       (H + 1, K), row by row
 * </pre>
 *
 * @param inputSize I
 * @param hiddenSize H
 * @param gates G
 * @param classes K
 */
public record ParameterLayout(int inputSize, int hiddenSize, int gates, int classes) {

  /** H + I + 1. */
  public int cellRows() {
    return hiddenSize + inputSize + 1;
  }

  /** G·H. */
  public int cellColumns() {
    return gates * hiddenSize;
  }

  /** H + 1. */
  public int headRows() {
    return hiddenSize + 1;
  }

  public long cellSize() {
    return (long) cellRows() * cellColumns();
  }

  public long headSize() {
    return (long) headRows() * classes;
  }

  /** P. */
  public long size() {
    return cellSize() + headSize();
  }

  /**
   * [W_h; W_x; b] of every run, shape (R, H + I + 1, G·H); a view.
   *
   * @param parameters shape (R, P)
   */
  public NDArray cellMatrix(NDArray parameters) {
    return matrix(parameters, 0, cellRows(), cellColumns());
  }

  /** [W_p; b_p] of every run, shape (R, H + 1, K); a view. */
  public NDArray headMatrix(NDArray parameters) {
    return matrix(parameters, cellSize(), headRows(), classes);
  }

  /** The weights of each gate by themselves, as views. */
  public List<GateWeights> gateWeights(NDArray cellMatrix) {
    List<GateWeights> weights = new ArrayList<>();
    for (int gate = 0; gate < gates; gate++) {
      NDArray columns = Matrices.columns(cellMatrix, (long) gate * hiddenSize, (long) (gate + 1) * hiddenSize);
      weights.add(new GateWeights(
          Matrices.rows(columns, hiddenSize, hiddenSize + inputSize),
          Matrices.rows(columns, 0, hiddenSize),
          Matrices.rows(columns, hiddenSize + inputSize, cellRows())));
    }
    return weights;
  }

  /** W_p, shape (R, H, K); a view. */
  public NDArray headWeight(NDArray headMatrix) {
    return Matrices.rows(headMatrix, 0, hiddenSize);
  }

  /** b_p, shape (R, 1, K); a view. */
  public NDArray headBias(NDArray headMatrix) {
    return Matrices.rows(headMatrix, hiddenSize, headRows());
  }

  private static NDArray matrix(NDArray parameters, long offset, int rows, int columns) {
    NDArray part = parameters.get(new NDIndex().addAllDim().addSliceDim(offset, offset + (long) rows * columns));
    return part.reshape(new Shape(parameters.getShape().get(0), rows, columns));
  }
}
