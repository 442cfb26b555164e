package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What a time step hands to the next. */
public interface CellState {

  /** h(t), shape (R, B, H). */
  NDArray hidden();

  /** All arrays of the state. */
  List<NDArray> arrays();
}
