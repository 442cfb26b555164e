package dev.engram.service.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What two sides took that were measured in turn.
 *
 * @param first in the order of the turns
 * @param second as many
 */
record Pairs(double[] first, double[] second) {

  /** A row of a table in Markdown. */
  String row(String what, String firstName, String secondName) {
    double[] ratios = IntStream.range(0, first.length)
        .mapToDouble(turn -> second[turn] / first[turn])
        .sorted()
        .toArray();
    return String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %.2f | **%.2f** [%.2f, %.2f] |", what, firstName,
        secondName, median(first), median(second), median(ratios), ratios[0], ratios[ratios.length - 1]);
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
