package dev.engram.cli.progress;

import dev.engram.api.Sweep;
import dev.engram.cli.terminal.DisplayWidth;
import dev.engram.cli.terminal.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a sweep is and how it stands, in a few words. */
public final class SweepText {

  private static final int LONGEST_LABEL = 30;

  private SweepText() {}

  /** Its name, without what a terminal would take for an order: a line break, or an escape. */
  public static String name(Sweep sweep) {
    return sweep.name().replaceAll("\\p{Cntrl}", " ");
  }

  /** Its name, or what fits of it. */
  public static String label(Sweep sweep) {
    String name = name(sweep);
    return DisplayWidth.of(name) <= LONGEST_LABEL ? name : DisplayWidth.cut(name, LONGEST_LABEL - 3) + "...";
  }

  /** {@code partially succeeded}. */
  public static String state(Sweep sweep) {
    return JobText.words(sweep.state());
  }

  /** {@code 3 running, 40 succeeded}. */
  public static String counts(Sweep sweep) {
    return sweep.counts()
        .entrySet()
        .stream()
        .map(count -> Figures.count(count.getValue()) + " " + JobText.words(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** From its start to its end, where it has one. */
  static Optional<String> time(Sweep sweep) {
    Instant finishedAt = sweep.finishedAt();
    return finishedAt == null
        ? Optional.empty()
        : Optional.of(Figures.duration(Duration.between(sweep.createdAt(), finishedAt)));
  }
}
