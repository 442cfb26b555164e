package dev.engram.cli.progress;

import dev.engram.cli.terminal.DisplayWidth;
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
    int start = Math.max(labelWidth, DisplayWidth.of(standing.label()));
    List<Fact> facts = new ArrayList<>(standing.facts());
    String bar = GAP
        + style.bar(standing.fraction(), Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, columns / BAR_PART)));
    while (facts.size() > 1 && start + bar.length() + width(facts) > columns) {
      facts.remove(facts.stream().min(Comparator.comparingInt(Fact::importance)).orElseThrow());
    }
    boolean hasBar = start + bar.length() + width(facts) <= columns;
    // the last fact in full is worth more than the whole name
    int room = Math.max(0, Math.min(start, columns - width(facts)));
    StringBuilder line = new StringBuilder(DisplayWidth.padded(DisplayWidth.cut(standing.label(), room), room));
    if (hasBar) {
      line.append(bar);
    }
    facts.forEach(fact -> line.append(GAP).append(fact.text()));
    return DisplayWidth.cut(line.toString(), columns);
  }

  private static int width(List<Fact> facts) {
    return facts.stream().mapToInt(fact -> GAP.length() + fact.text().length()).sum();
  }
}
