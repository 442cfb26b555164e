package dev.engram.training.gradient;

import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.CellState;

/**
 * Looks on while a batch goes through time and its gradient comes back.
 *
 * <p>What it is shown is the walk's own and is written over or freed after the call; so is every array it makes.
 */
public interface TimeStepObserver {

  /** @param timeStep from 1 to N */
  default void forward(int timeStep, CellActivations<?> activations) {}

  /**
   * @param timeStep from N down to 1
   * @param gradient of the mean over the batch, with respect to h(t) and to what else the cell carries, each (R, B, H)
   */
  default void backward(int timeStep, CellState gradient) {}
}
