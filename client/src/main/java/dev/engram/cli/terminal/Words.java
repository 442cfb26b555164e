package dev.engram.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between its words. */
final class Words {

  private Words() {}

  /** A word that is longer than a line has a line of its own, cut. */
  static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      if (line.isEmpty()) {
        line = word;
      } else if (DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= columns) {
        line += " " + word;
      } else {
        lines.add(DisplayWidth.cut(line, columns));
        line = word;
      }
    }
    lines.add(DisplayWidth.cut(line, columns));
    return lines;
  }
}
