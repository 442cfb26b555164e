package dev.engram.cli.terminal;

/** The characters that bars and plots are drawn with. */
public enum Glyphs {
  UNICODE("━", "─", "●■▲◆○□△◇", "┤", "└", "─", "┄"),
  /** For an encoding that has nothing better. */
  ASCII("#", ".", "ox+*#@%&", "|", "+", "-", ".");

  private final String done;
  private final String left;
  private final String marks;
  private final String tick;
  private final String corner;
  private final String axis;
  private final String reference;

  Glyphs(String done, String left, String marks, String tick, String corner, String axis, String reference) {
    this.done = done;
    this.left = left;
    this.marks = marks;
    this.tick = tick;
    this.corner = corner;
    this.axis = axis;
    this.reference = reference;
  }

  /**
   * A bar of that many columns.
   *
   * @param fraction 0 to 1; full only at 1
   */
  public String bar(double fraction, int columns) {
    int full = (int) Math.floor(Math.min(1, Math.max(0, fraction)) * columns);
    return done.repeat(full) + left.repeat(columns - full);
  }

  /** What the points of a series of a plot are drawn with; letters where there are many. */
  String mark(int series) {
    if (series < marks.length()) {
      return marks.substring(series, series + 1);
    }
    return String.valueOf((char) ('a' + (series - marks.length()) % 26));
  }

  /** The vertical axis. */
  String tick() {
    return tick;
  }

  /** Where the axes meet. */
  String corner() {
    return corner;
  }

  /** The horizontal axis. */
  String axis() {
    return axis;
  }

  /** A line to compare points with. */
  String reference() {
    return reference;
  }
}
