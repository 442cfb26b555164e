package dev.engram.training.cell;

/** What every cell demands of its sizes. */
final class Sizes {

  private Sizes() {}

  static void check(int inputSize, int hiddenSize) {
    if (inputSize < 1 || hiddenSize < 1) {
      throw new IllegalArgumentException(
          "input size %d and hidden size %d: both must be at least 1".formatted(inputSize, hiddenSize));
    }
  }
}
