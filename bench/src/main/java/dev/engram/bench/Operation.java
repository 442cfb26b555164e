package dev.engram.bench;

import java.util.Locale;

/**
 * The time of a single operation.
 *
 * @param error half the width of the 99.9 % interval
 */
record Operation(String name, double micros, double error) {

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-34s %9.2f µs ± %.2f", name, micros, error);
  }
}
