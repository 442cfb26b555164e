package dev.engram.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What standard output or standard error can do.
 *
 * @param interactive whether a person looks at it, and lines can be redrawn
 */
public record Terminal(boolean interactive, int rows, int columns, Ansi ansi, Glyphs glyphs) {

  private static final int DEFAULT_ROWS = 24;
  private static final int DEFAULT_COLUMNS = 80;

  /** Not a terminal at all: a file, a pipe or a log, in whatever encoding. */
  public static Terminal none() {
    return new Terminal(false, DEFAULT_ROWS, DEFAULT_COLUMNS, Ansi.OFF, Glyphs.ASCII);
  }

  /**
   * @param size rows and columns as {@code stty size} prints them; {@code 0 0} where it could not tell
   * @param encoding of what is written to it
   */
  static Terminal of(String size, Map<String, String> environment, Charset encoding) {
    String[] rowsAndColumns = size.strip().split(" ", -1);
    if (rowsAndColumns.length != 2 || "dumb".equals(environment.get("TERM"))) {
      return new Terminal(false, DEFAULT_ROWS, DEFAULT_COLUMNS, Ansi.OFF, glyphs(encoding));
    }
    int rows = positive(rowsAndColumns[0], DEFAULT_ROWS);
    int columns = positive(environment.getOrDefault("COLUMNS", ""), positive(rowsAndColumns[1], DEFAULT_COLUMNS));
    Ansi ansi = environment.getOrDefault("NO_COLOR", "").isEmpty() ? Ansi.ON : Ansi.OFF;
    return new Terminal(true, rows, columns, ansi, glyphs(encoding));
  }

  private static Glyphs glyphs(Charset encoding) {
    return encoding.equals(StandardCharsets.UTF_8) ? Glyphs.UNICODE : Glyphs.ASCII;
  }

  /** Whether that many lines can be redrawn without scrolling. */
  public boolean canRedraw(int lines) {
    return interactive && lines < rows;
  }

  private static int positive(String digits, int otherwise) {
    return digits.matches("0*[1-9]\\d{0,5}") ? Integer.parseInt(digits) : otherwise;
  }
}
