package dev.engram.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in aligned columns, two spaces apart. */
public final class Table {

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String heading, boolean right) {}

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** The headings of the columns; one that starts with {@code >} is aligned to the right, as numbers are. */
  public static Table of(String... headings) {
    return new Table(List.of(headings)
        .stream()
        .map(heading -> heading.startsWith(">") ? new Column(heading.substring(1), true) : new Column(heading, false))
        .toList());
  }

  public void add(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  /** The headings and the rows. */
  public List<String> lines() {
    List<Integer> widths = IntStream.range(0, columns.size()).mapToObj(this::width).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::heading).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, columns.get(column).heading().length());
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths.get(column) - cell.length());
      line.append(column == 0 ? "" : GAP).append(columns.get(column).right() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
