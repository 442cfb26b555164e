package dev.engram.cli.progress;

import dev.engram.cli.terminal.Glyphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One standing as one line: what it is, a bar, and as many facts as there is room for. */
final class ProgressLine {

  private static final String GAP = "  ";
  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 24;
  /** A bar has this part of the line, so that those of several lines are of one length. */
  private static final int BAR_PART = 8;

  private ProgressLine() {}

  /**
   * @param labelWidth that the lines of others align with
   * @param columns that the line must not exceed
   */
  static String of(Standing standing, int labelWidth, int columns, Glyphs style) {
    String start = standing.label() + " ".repeat(Math.max(0, labelWidth - standing.label().length()));
    List<Fact> facts = new ArrayList<>(standing.facts());
    String bar = GAP
        + style.bar(standing.fraction(), Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, columns / BAR_PART)));
    while (facts.size() > 1 && start.length() + bar.length() + width(facts) > columns) {
      facts.remove(facts.stream().min(Comparator.comparingInt(Fact::importance)).orElseThrow());
    }
    StringBuilder line = new StringBuilder(start);
    if (start.length() + bar.length() + width(facts) <= columns) {
      line.append(bar);
    }
    facts.forEach(fact -> line.append(GAP).append(fact.text()));
    return line.substring(0, Math.min(line.length(), Math.max(0, columns)));
  }

  private static int width(List<Fact> facts) {
    return facts.stream().mapToInt(fact -> GAP.length() + fact.text().length()).sum();
  }
}
