package dev.engram.training.loop;

import ai.djl.ndarray.types.DataType;

import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;

/**
 * What the runs of a pack have in common: all that decides the shapes of arrays and the order of operations.
 *
 * @param batchSize B
 * @param precision float32 or float64
 */
public record PackShape(RecurrentCell<?, ?> cell, Palindrome task, Encoding encoding, int batchSize,
    GradientMethod gradientMethod, DataType precision, EvaluationPlan evaluation) {

  public PackShape {
    if (cell.inputSize() != encoding.inputSize()) {
      throw new IllegalArgumentException("a cell of input size %d can't read the encoding %s of size %d"
          .formatted(cell.inputSize(), encoding, encoding.inputSize()));
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size is %d: it must be at least 1".formatted(batchSize));
    }
  }
}
