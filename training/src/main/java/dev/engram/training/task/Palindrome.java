package dev.engram.training.task;

/**
 * Palindromes of one length: ⌈T/2⌉ digits drawn uniformly, leading zeros allowed, mirrored; an odd T does not repeat the
 * middle digit. The cell reads the first T − 1 digits and predicts the last.
 *
 * @param length T, at least 2
 */
public record Palindrome(int length) {

  /** K: the ten digits. */
  public static final int CLASSES = 10;

  public Palindrome {
    if (length < 2) {
      throw new IllegalArgumentException(
          "length is %d: a palindrome with a digit to predict has at least 2".formatted(length));
    }
  }

  /** N = T − 1, the time steps of the cell. */
  public int timeSteps() {
    return length - 1;
  }

  /** ⌈T/2⌉, the digits that are free: there are ten to this power distinct palindromes. */
  public int freeDigits() {
    return (length + 1) / 2;
  }

  /** The next sequences of a generator, which {@link Stream} gives. */
  public DigitBatch draw(Philox generator, int count) {
    byte[][] digits = new byte[count][length];
    for (byte[] sample : digits) {
      for (int position = 0; position < freeDigits(); position++) {
        byte digit = (byte) generator.nextDigit();
        sample[position] = digit;
        sample[length - 1 - position] = digit;
      }
    }
    return new DigitBatch(digits);
  }
}
