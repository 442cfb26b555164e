package dev.engram.service.snippet;

import java.util.List;

/** Where lines end. */
final class Layout {

  static final int INDENT = 4;

  private static final int WIDTH = 100;

  private Layout() {}

  static boolean fits(int column, String text) {
    return column + text.length() <= WIDTH;
  }

  static String newLine(int indent) {
    return "\n" + " ".repeat(indent);
  }

  /** On lines of their own: short ones as many to a line as fit, others alone. */
  static String filled(List<Expression> arguments, int indent) {
    StringBuilder lines = new StringBuilder();
    int column = WIDTH; // where the next one would begin
    String comma = "";
    for (Expression argument : arguments) {
      String text = argument.laidOut(indent, indent);
      boolean alone = text.contains("\n");
      lines.append(comma);
      if (alone || !fits(column, text)) {
        lines.append(newLine(indent));
        column = indent;
      } else {
        lines.append(' ');
      }
      lines.append(text);
      column = alone ? WIDTH : column + text.length() + 2;
      comma = ",";
    }
    return lines.toString();
  }
}
