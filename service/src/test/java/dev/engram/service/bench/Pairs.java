package dev.engram.service.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * What two sides took that were measured in turn.
 *
 * @param first in the order of the turns
 * @param second as many
 */
record Pairs(double[] first, double[] second) {

  /** Measures both sides so many times; who goes first alternates. */
  static Pairs inTurns(int rounds, DoubleSupplier first, DoubleSupplier second) {
    Pairs pairs = new Pairs(new double[rounds], new double[rounds]);
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        pairs.first[round] = first.getAsDouble();
        pairs.second[round] = second.getAsDouble();
      } else {
        pairs.second[round] = second.getAsDouble();
        pairs.first[round] = first.getAsDouble();
      }
    }
    return pairs;
  }

  /** A row of a table in Markdown. */
  String row(String what, String firstName, String secondName) {
    return String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %.2f | %s |", what, firstName, secondName,
        median(first), median(second), ratio());
  }

  /** The second over the first: the median, the least and the greatest. */
  String ratio() {
    double[] ratios = IntStream.range(0, first.length)
        .mapToDouble(turn -> second[turn] / first[turn])
        .sorted()
        .toArray();
    return String.format(Locale.ROOT, "**%.2f** [%.2f, %.2f]", median(ratios), ratios[0], ratios[ratios.length - 1]);
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
