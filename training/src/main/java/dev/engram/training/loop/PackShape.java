package dev.engram.training.loop;

import ai.djl.ndarray.types.DataType;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.device.Precision;
import dev.engram.training.diagnostics.Probe;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.Optional;

/**
 * What the runs of a pack have in common: all that decides the shapes of arrays and the order of operations, and when
 * they are measured.
 *
 * @param batchSize B
 * @param probeTask what the cells are looked into with; empty where nobody looks
 */
public record PackShape(RecurrentCell<?, ?> cell, Palindrome task, Encoding encoding, int batchSize,
    GradientMethod gradientMethod, Precision precision, EvaluationPlan evaluation, Optional<Palindrome> probeTask) {

  /** The weights, their doubled copy, their gradient, the best weights, and three temporaries of an update. */
  private static final int PARAMETER_COPIES = 7;

  /** Sequences: a multiple of the vector width, so that a pack changes no bit. */
  private static final int EVALUATED_AT_ONCE = 256;

  public PackShape {
    if (cell.inputSize() != encoding.inputSize()) {
      throw new IllegalArgumentException("a cell of input size %d can't read the encoding %s of size %d"
          .formatted(cell.inputSize(), encoding, encoding.inputSize()));
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size is %d: it must be at least 1".formatted(batchSize));
    }
  }

  /** The same for another task. */
  PackShape at(Palindrome otherTask) {
    return new PackShape(cell, otherTask, encoding, batchSize, gradientMethod, precision, evaluation, probeTask);
  }

  /** The row of parameters of a run. */
  public ParameterLayout layout() {
    return Network.layout(cell);
  }

  /** What looks into the cells, one after the other. */
  Optional<Probe> probe() {
    return probeTask.map(palindromes -> new Probe(cell, encoding, palindromes));
  }

  /** A training batch of a pack of so many runs. */
  public BatchShape batch(int runs) {
    return new BatchShape(runs, batchSize, task.timeSteps(), encoding);
  }

  /** What a pack of so many runs is shown at once when it is evaluated. */
  BatchShape evaluationBatch(int runs) {
    return new BatchShape(runs, EVALUATED_AT_ONCE, task.timeSteps(), encoding);
  }

  /** The memory of the larger of a training batch and what is evaluated at once: at most {@link BatchShape#MAX_BYTES}. */
  public long largestBatchBytes(int runs) {
    DataType type = precision.dataType();
    return Math.max(batch(runs).bytes(type), evaluationBatch(runs).bytes(type));
  }

  /**
   * The memory on the device that a pack needs at its peak: the stored activations of all time steps, or a look into one
   * cell, which is between two steps, where that takes more; the batches; and the parameters with their gradient, the
   * optimizer's state, the best weights and the copies that an update makes.
   *
   * @param runs R
   * @param stateSlots how many numbers a parameter the optimizer remembers
   */
  public long estimatedBytes(int runs, int stateSlots) {
    DataType type = precision.dataType();
    long batches = Math.addExact(batch(runs).bytes(type), evaluationBatch(runs).bytes(type));
    long parameters = Math.multiplyExact(layout().size() * (PARAMETER_COPIES + stateSlots),
        (long) runs * type.getNumOfBytes());
    long atOnce = Math.max(activationBytes(runs), probe().map(Probe::estimatedBytes).orElse(0L));
    return Math.addExact(atOnce, Math.addExact(batches, parameters));
  }

  /**
   * What the checkpoint of a run takes: its weights, the best ones, and what the optimizer remembers.
   *
   * @param stateSlots how many numbers a parameter the optimizer remembers
   */
  public long checkpointBytes(int stateSlots) {
    return Math.multiplyExact(layout().size() * (2 + stateSlots), precision.dataType().getNumOfBytes());
  }

  /** Whether a run ends with the same bits in a pack of any size: each of its arrays fills whole vectors of 64 bytes. */
  public boolean isSameInEveryPack() {
    return cell.hiddenSize() % 16 == 0 && batchSize % 8 == 0;
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
