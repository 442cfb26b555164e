package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/** What a time step hands to the next. */
public interface CellState {

  /** h(t), shape (R, B, H). */
  NDArray hidden();

  /** c(t), shape (R, B, H), in a cell that has a memory beside h(t). */
  Optional<NDArray> memoryIfAny();

  /** All arrays of the state. */
  List<NDArray> arrays();
}
