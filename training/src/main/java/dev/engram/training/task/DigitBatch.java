package dev.engram.training.task;

import java.util.List;

/** Sequences of digits of one length, whose last digit is the one to predict. */
public final class DigitBatch {

  private final byte[][] digits;

  /** Takes the array over; all rows must be of one length. */
  DigitBatch(byte[][] digits) {
    this.digits = digits;
  }

  /**
   * Sequences whose next digit nobody knows: the digit to predict is a zero that stands for it.
   *
   * @param inputs of one length, of the characters 0 to 9
   */
  public static DigitBatch toPredict(List<String> inputs) {
    byte[][] digits = new byte[inputs.size()][];
    for (int sample = 0; sample < digits.length; sample++) {
      String input = inputs.get(sample);
      digits[sample] = new byte[input.length() + 1];
      for (int position = 0; position < input.length(); position++) {
        char digit = input.charAt(position);
        if (digit < '0' || digit > '9') {
          throw new IllegalArgumentException("'%s' has a character that is no digit".formatted(input));
        }
        digits[sample][position] = (byte) (digit - '0');
      }
    }
    return new DigitBatch(digits);
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
