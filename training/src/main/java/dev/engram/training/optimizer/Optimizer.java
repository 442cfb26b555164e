package dev.engram.training.optimizer;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/** An update rule with its numbers; those of the runs of a pack are of one kind. */
public sealed interface Optimizer permits Sgd, RmsProp, Adam {

  /** η, before its schedule. */
  double learningRate();

  /** What makes η change. */
  Schedule schedule();

  /**
   * The rate of a step.
   *
   * @param step from 1
   */
  default double rateAt(int step) {
    return learningRate() * schedule().factor(step - 1);
  }

  /** How many numbers it remembers for each parameter. */
  int stateSlots();

  /**
   * The rule of this kind for a pack.
   *
   * @param runs one optimizer a run, of this kind
   * @param parameterCount P
   * @return its state, zeros, lives as long as the manager
   */
  Update forPack(List<Optimizer> runs, NDManager manager, long parameterCount, DataType precision);
}
