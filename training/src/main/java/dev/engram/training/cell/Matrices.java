package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Views of stacked matrices; each is a new handle on the same memory. */
final class Matrices {

  private Matrices() {}

  /** Rows {@code from} to {@code to} of each run's matrix, shape (R, to − from, columns). */
  static NDArray rows(NDArray matrix, long from, long to) {
    return matrix.get(new NDIndex().addAllDim().addSliceDim(from, to));
  }

  /** Columns {@code from} to {@code to} of each run's matrix, shape (R, rows, to − from). */
  static NDArray columns(NDArray matrix, long from, long to) {
    return matrix.get(new NDIndex().addAllDim().addAllDim().addSliceDim(from, to));
  }
}
