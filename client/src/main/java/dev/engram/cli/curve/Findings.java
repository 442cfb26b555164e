package dev.engram.cli.curve;

import dev.engram.api.CurvePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a curve shows, in a sentence. */
public final class Findings {

  private Findings() {}

  /** {@code rnn solved T = 5 and 10, 15 with 1 of 3 seeds, but not 20; lstm solved T = 5, 10, 15 and 20.} */
  public static String sentence(List<CurvePoint> part) {
    return CurveSeries.of(part)
        .stream()
        .map(series -> series.name() + " " + solved(series.points().stream().filter(point -> point.n() > 0).toList()))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String solved(List<CurvePoint> points) {
    if (points.isEmpty()) {
      return "has not been measured";
    }
    List<String> always = new ArrayList<>();
    List<String> sometimes = new ArrayList<>();
    List<String> never = new ArrayList<>();
    for (CurvePoint point : points) {
      String length = String.valueOf(point.length());
      if (point.solved() == point.n()) {
        always.add(length);
      } else if (point.solved() == 0) {
        never.add(length);
      } else {
        sometimes.add(length + " with " + point.solved() + " of " + point.n() + " seeds");
      }
    }
    List<String> clauses = new ArrayList<>();
    if (!always.isEmpty()) {
      clauses.add(enumerated(always, "and"));
    }
    if (!sometimes.isEmpty()) {
      clauses.add(enumerated(sometimes, "and"));
    }
    if (clauses.isEmpty()) {
      return "did not solve T = " + enumerated(never, "or");
    }
    String solved = "solved T = " + String.join(", ", clauses);
    return never.isEmpty() ? solved : solved + (sometimes.isEmpty() ? "" : ",") + " but not " + enumerated(never, "or");
  }

  private static String enumerated(List<String> words, String conjunction) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }
}
