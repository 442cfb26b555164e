package dev.engram.training.task;

/**
 * What all batches of a pack have alike.
 *
 * @param runs R
 * @param batchSize B
 * @param timeSteps N
 */
public record BatchShape(int runs, int batchSize, int timeSteps, Encoding encoding) {

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
    return Math.multiplyExact(timeSteps, inputsOfTimeStep());
  }

  /** The numbers in a batch. */
  public long numbers() {
    return (long) inputs() + targets();
  }

  /** The numbers in the targets. */
  int targets() {
    return runs * batchSize * Palindrome.CLASSES;
  }
}
