package dev.engram.training.task;

/** Sequences of digits that a test writes down. */
public final class Digits {

  private Digits() {}

  /** Sequences as text, such as {@code "12321"}. */
  public static DigitBatch of(String... sequences) {
    byte[][] digits = new byte[sequences.length][];
    for (int sample = 0; sample < digits.length; sample++) {
      digits[sample] = new byte[sequences[sample].length()];
      for (int position = 0; position < digits[sample].length; position++) {
        digits[sample][position] = (byte) Character.digit(sequences[sample].charAt(position), 10);
      }
    }
    return new DigitBatch(digits);
  }

  /** A sequence of a batch as text. */
  public static String text(DigitBatch digits, int sample) {
    StringBuilder text = new StringBuilder();
    for (int position = 0; position < digits.length(); position++) {
      text.append(digits.digit(sample, position));
    }
    return text.toString();
  }
}
