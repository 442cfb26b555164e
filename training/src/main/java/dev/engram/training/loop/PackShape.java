package dev.engram.training.loop;

import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;

/**
 * What the runs of a pack have in common: all that decides the shapes of arrays and the order of operations, and when
 * they are measured.
 *
 * @param batchSize B
 */
public record PackShape(RecurrentCell<?, ?> cell, Palindrome task, Encoding encoding, int batchSize,
    GradientMethod gradientMethod, Precision precision, EvaluationPlan evaluation) {

  /** The weights, their doubled copy, their gradient, the best weights, and three temporaries of an update. */
  private static final int PARAMETER_COPIES = 7;

  public PackShape {
    if (cell.inputSize() != encoding.inputSize()) {
      throw new IllegalArgumentException("a cell of input size %d can't read the encoding %s of size %d"
          .formatted(cell.inputSize(), encoding, encoding.inputSize()));
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size is %d: it must be at least 1".formatted(batchSize));
    }
  }

  /** The row of parameters of a run. */
  public ParameterLayout layout() {
    return Network.layout(cell);
  }

  /**
   * The memory on the device that a pack needs at its peak: the stored activations of all time steps, the batch, and the
   * parameters with their gradient, the optimizer's state, the best weights and the copies that an update makes.
   *
   * @param runs R
   * @param stateSlots how many numbers a parameter the optimizer remembers
   */
  public long estimatedBytes(int runs, int stateSlots) {
    long inputs = (long) task.timeSteps() * batchSize * (cell.inputSize() + 1);
    long parameters = layout().size() * (PARAMETER_COPIES + stateSlots);
    return Math.addExact(activationBytes(runs),
        Math.multiplyExact(inputs + parameters, (long) runs * precision.dataType().getNumOfBytes()));
  }

  /**
   * What the stored activations of all time steps need: N·B numbers for each that the cell keeps of a time step.
   *
   * @param runs R
   */
  public long activationBytes(int runs) {
    long perTimeStep = switch (gradientMethod) {
      case Bptt bptt -> cell.activationSize();
      case Autograd autograd -> cell.equationsSize();
    };
    return Math.multiplyExact(Math.multiplyExact((long) task.timeSteps() * batchSize, perTimeStep),
        (long) runs * precision.dataType().getNumOfBytes());
  }
}
