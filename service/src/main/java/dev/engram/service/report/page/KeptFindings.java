package dev.engram.service.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Whether training keeps what it finds: question 1.3, whose best weights alone would not show it. */
final class KeptFindings {

  private KeptFindings() {}

  /** A sentence for each series of a cell that lost something at some length. */
  static List<String> sentences(List<KeptAccuracy> kept, String cell) {
    List<String> sentences = new ArrayList<>();
    kept.stream()
        .filter(one -> one.cell().equals(cell) && one.isLost())
        .collect(groupingBy(KeptAccuracy::series, LinkedHashMap::new, toList()))
        .forEach((series, lost) -> sentences.add(
            "Training did not keep all that the %s had found, and of each run the best weights are reported. At %s."
                .formatted(series, lost.stream().map(KeptFindings::atLength).collect(joining("; at ")))));
    return sentences;
  }

  private static String atLength(KeptAccuracy lost) {
    return "T = %d the validation accuracy after the last step was %s, at its best %s".formatted(lost.length(),
        range(lost.last()), range(lost.best()));
  }

  private static String range(List<Double> accuracies) {
    double least = accuracies.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = accuracies.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return accuracies.size() == 1 ? digits(least) : digits(least) + " to " + digits(most);
  }

  private static String digits(double accuracy) {
    return String.format(Locale.ROOT, "%.2f", accuracy);
  }
}
