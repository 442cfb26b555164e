package dev.engram.service.job;

import java.math.BigDecimal;

/** Finite numbers from one to another. */
record Range(double minimum, boolean exclusiveMinimum, double maximum, boolean exclusiveMaximum) {

  static Range closed(double minimum, double maximum) {
    return new Range(minimum, false, maximum, false);
  }

  /** From the minimum on, without the maximum. */
  static Range halfOpen(double minimum, double maximum) {
    return new Range(minimum, false, maximum, true);
  }

  static Range positiveUpTo(double maximum) {
    return new Range(0, true, maximum, false);
  }

  boolean contains(double value) {
    boolean aboveMinimum = exclusiveMinimum ? value > minimum : value >= minimum;
    boolean belowMaximum = exclusiveMaximum ? value < maximum : value <= maximum;
    return aboveMinimum && belowMaximum;
  }

  @Override
  public String toString() {
    return "%s %s and %s %s".formatted(exclusiveMinimum ? "greater than" : "at least", plain(minimum),
        exclusiveMaximum ? "less than" : "at most", plain(maximum));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
