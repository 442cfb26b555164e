package dev.engram.training.task;

/** Sequences of digits of one length, whose last digit is the one to predict. */
public final class DigitBatch {

  private final byte[][] digits;

  /** Takes the array over; all rows must be of one length. */
  DigitBatch(byte[][] digits) {
    this.digits = digits;
  }

  /** B, the number of sequences. */
  public int size() {
    return digits.length;
  }

  /** T, with the digit to predict. */
  public int length() {
    return digits[0].length;
  }

  public int digit(int sample, int position) {
    return digits[sample][position];
  }

  /** The digit to predict. */
  public int target(int sample) {
    return digits[sample][length() - 1];
  }
}
