package dev.engram.training.cell;

/** What a time step leaves behind for its backward step. */
public interface CellActivations<S extends CellState> {

  /** What the time step handed on. */
  S state();
}
