package dev.engram.training.task;

/** How a cell sees a digit. */
public enum Encoding {
  /** As one raw number, 0 to 9: the exercise's {@code input_dim} of 1. */
  DIGIT(1) {
    @Override
    void write(int digit, float[] target, int offset) {
      target[offset] = digit;
    }
  },
  /** As ten numbers, a one at the digit's place and zeros elsewhere. */
  ONE_HOT(Palindrome.CLASSES) {
    @Override
    void write(int digit, float[] target, int offset) {
      target[offset + digit] = 1;
    }
  };

  private final int inputSize;

  Encoding(int inputSize) {
    this.inputSize = inputSize;
  }

  /** I, the number of inputs of the cell. */
  public int inputSize() {
    return inputSize;
  }

  /** Writes {@link #inputSize()} numbers into a target that is zero there. */
  abstract void write(int digit, float[] target, int offset);
}
