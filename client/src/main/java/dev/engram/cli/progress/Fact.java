package dev.engram.cli.progress;

import dev.engram.cli.terminal.Figures;
import java.time.Duration;

/**
 * One thing to say about the progress of a job or a sweep.
 *
 * @param text padded, so that the lines of several of them align
 * @param importance where room is short, the least important facts go first
 */
record Fact(String text, int importance) {

  static Fact timeLeft(double seconds) {
    return new Fact(padded(Figures.clock(Duration.ofMillis(Math.round(seconds * 1000))), 7) + " left", 2);
  }

  /** Whether there is more to it than that nothing is known yet. */
  boolean isKnown() {
    return !text.endsWith(JobText.NONE);
  }

  /** Without the padding. */
  String plain() {
    return text.strip().replaceAll(" +", " ");
  }

  static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
