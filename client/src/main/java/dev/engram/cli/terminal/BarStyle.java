package dev.engram.cli.terminal;

/** The characters a bar is drawn with. */
public enum BarStyle {
  LINES("━", "─"),
  /** For an encoding that has nothing better. */
  ASCII("#", ".");

  private final String done;
  private final String left;

  BarStyle(String done, String left) {
    this.done = done;
    this.left = left;
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
}
