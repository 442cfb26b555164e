package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What a time step leaves behind for its backward step. */
public interface CellActivations<S extends CellState> {

  /** What the time step handed on. */
  S state();

  /** The arrays that the backward step needs; h(t) itself is none of them. */
  List<NDArray> arrays();

  /** The values of {@link RecurrentCell#gates}, each (R, B, H), for as long as the state is there. */
  List<NDArray> gates();
}
