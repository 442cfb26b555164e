package dev.engram.training.task;

/**
 * A source of draws that shares none with the others.
 *
 * <p>The numbers are part of what a seed means: a new stream takes a new one, and none is ever given again.
 */
public enum Stream {
  /** The digits trained on. */
  TRAINING(0),
  /** The digits that decide convergence and the best weights. */
  VALIDATION(1),
  /** The digits of the final result, drawn once. */
  TEST(2),
  /** The digits of evaluations asked for later. */
  ADHOC(3),
  /** The initial weights. */
  WEIGHTS(4),
  /** The digits that a cell is looked into with. */
  PROBE(5);

  private final int number;

  Stream(int number) {
    this.number = number;
  }

  /**
   * The generator of everything that is drawn here at one step.
   *
   * @param length T of the palindromes, or 0 for what does not depend on it
   */
  public Philox generator(long seed, int length, int step) {
    return new Philox(seed, step, length, number);
  }
}
