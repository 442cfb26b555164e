package dev.engram.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Shares of one against whole numbers, a mark a point. Series are drawn side by side, for they are often the same. */
public final class Plot {

  /** A row a tenth. */
  private static final int TENTHS = 10;

  /** Of the numbers beside the vertical axis. */
  private static final int LABEL_COLUMNS = 4;

  /** Where the largest x is so many times the smallest, those in between would lie on each other. */
  private static final int LOGARITHMIC_FROM = 10;

  private static final int NARROWEST = 16;
  private static final int WIDEST = 100;

  private static final List<Style> COLOURS = List.of(Style.fg_blue, Style.fg_red, Style.fg_green, Style.fg_magenta,
      Style.fg_yellow, Style.fg_cyan);

  private final List<Series> series;
  private final Reference reference;
  private final Terminal terminal;
  private final int width;

  /** Points that belong together. */
  public record Series(String name, List<Point> points) {}

  /** @param y 0 to 1 */
  public record Point(int x, double y) {}

  /** A level to compare points with. */
  public record Reference(String name, double y) {}

  private Plot(List<Series> series, Reference reference, Terminal terminal) {
    this.series = series;
    this.reference = reference;
    this.terminal = terminal;
    // the last column stays free: many terminals wrap as soon as it is written
    this.width = Math.max(NARROWEST, Math.min(WIDEST, terminal.columns() - 1)) - LABEL_COLUMNS;
  }

  /**
   * The plot with its axes and its legend.
   *
   * @param series that have a point at least
   * @param xName what the horizontal axis shows
   */
  public static List<String> lines(List<Series> series, Reference reference, String xName, Terminal terminal) {
    Plot plot = new Plot(series, reference, terminal);
    List<String> lines = new ArrayList<>(plot.area());
    lines.add(" ".repeat(LABEL_COLUMNS - 1) + terminal.glyphs().corner() + terminal.glyphs().axis().repeat(plot.width));
    lines.add(plot.ticks(xName));
    lines.addAll(plot.legend());
    return lines;
  }

  private List<String> area() {
    String[][] cells = new String[TENTHS + 1][width];
    for (String[] row : cells) {
      Arrays.fill(row, " ");
    }
    int level = row(reference.y());
    for (int column = 0; column < width; column++) {
      int inName = column - (width - reference.name().length());
      cells[level][column] = inName < 0
          ? terminal.glyphs().reference()
          : reference.name().substring(inName, inName + 1);
    }
    for (int index = 0; index < series.size(); index++) {
      for (Point point : series.get(index).points()) {
        int column = column(point.x()) + index - series.size() / 2;
        cells[row(point.y())][Math.max(0, Math.min(width - 1, column))] = mark(index);
      }
    }
    return IntStream.rangeClosed(0, TENTHS)
        .mapToObj(row -> yLabel(row) + terminal.glyphs().tick() + String.join("", cells[row]).stripTrailing())
        .toList();
  }

  private static int row(double y) {
    return TENTHS - (int) Math.round(Math.max(0, Math.min(1, y)) * TENTHS);
  }

  private static String yLabel(int row) {
    return row % 2 == 0 ? String.format(Locale.ROOT, "%.1f", (TENTHS - row) / (double) TENTHS) : "   ";
  }

  /** There is room for all series around the first and the last column, if at all, and for the reference's name. */
  private int column(int x) {
    int smallest = Collections.min(xs());
    int largest = Collections.max(xs());
    int margin = Math.min(series.size() / 2 + 1, (width - reference.name().length()) / 4);
    int room = width - 1 - 2 * margin - reference.name().length();
    if (smallest == largest) {
      return width / 2;
    }
    boolean isLogarithmic = smallest > 0 && largest / smallest >= LOGARITHMIC_FROM;
    double share = isLogarithmic
        ? Math.log((double) x / smallest) / Math.log((double) largest / smallest)
        : (double) (x - smallest) / (largest - smallest);
    return margin + (int) Math.round(room * share);
  }

  private List<Integer> xs() {
    return series.stream().flatMap(one -> one.points().stream()).map(Point::x).distinct().sorted().toList();
  }

  private String mark(int index) {
    String mark = terminal.glyphs().mark(index);
    if (!terminal.ansi().enabled()) {
      return mark;
    }
    IStyle colour = COLOURS.get(index % COLOURS.size());
    return colour.on() + mark + colour.off();
  }

  /** Those that are too close to the one before are left out. */
  private String ticks(String xName) {
    StringBuilder line = new StringBuilder(" ".repeat(LABEL_COLUMNS));
    for (int x : xs()) {
      String label = String.valueOf(x);
      int start = LABEL_COLUMNS + column(x) - label.length() / 2;
      if (line.length() == LABEL_COLUMNS || start > line.length()) {
        line.append(" ".repeat(Math.max(0, start - line.length()))).append(label);
      }
    }
    return line + "  " + xName;
  }

  /** As many entries a line as fit; one that is too long goes on below its name's beginning. */
  private List<String> legend() {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(LABEL_COLUMNS);
    int columns = width;
    for (int index = 0; index < series.size(); index++) {
      List<String> name = Words.lines(series.get(index).name(), width - 2);
      String entry = mark(index) + " " + name.get(0);
      int last = lines.size() - 1;
      if (columns + 3 + 2 + name.get(0).length() > width) {
        lines.add(indent + entry);
        columns = 0;
      } else {
        lines.set(last, lines.get(last) + "   " + entry);
        columns += 3;
      }
      columns += 2 + name.get(0).length();
      for (String more : name.subList(1, name.size())) {
        lines.add(indent + "  " + more);
        columns = width;
      }
    }
    return lines;
  }
}
