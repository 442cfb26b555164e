package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** One optimizer at work on a pack. */
public interface Update {

  /**
   * Moves the parameters by one step.
   *
   * @param step from 1; the schedule goes by it
   * @param parameters shape (R, P), changed in place
   * @param gradient shape (R, P), used up
   */
  void apply(int step, NDArray parameters, NDArray gradient);

  /** What it remembers from step to step, each with a leading run axis; to be read, and to be written when resumed. */
  List<NDArray> state();
}
