package dev.engram.training.task;

import ai.djl.ndarray.types.DataType;

/**
 * What all batches of a pack have alike.
 *
 * @param runs R
 * @param batchSize B
 * @param timeSteps N
 */
public record BatchShape(int runs, int batchSize, int timeSteps, Encoding encoding) {

  /** The most that a buffer of Java's holds. */
  public static final long MAX_BYTES = Integer.MAX_VALUE;

  /** I + 1. */
  int inputWidth() {
    return encoding.inputSize() + 1;
  }

  /** The numbers in the inputs of a time step. */
  int inputsOfTimeStep() {
    return runs * batchSize * inputWidth();
  }

  /** The numbers in all inputs. */
  int inputs() {
    return timeSteps * inputsOfTimeStep();
  }

  /** The numbers in the targets. */
  int targets() {
    return runs * batchSize * Palindrome.CLASSES;
  }

  /** The memory of a batch; one of more than {@link #MAX_BYTES} can't be made. */
  public long bytes(DataType precision) {
    long ofSample = (long) timeSteps * inputWidth() + Palindrome.CLASSES;
    return (long) runs * batchSize * ofSample * precision.getNumOfBytes();
  }
}
