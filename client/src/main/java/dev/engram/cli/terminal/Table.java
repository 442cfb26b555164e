package dev.engram.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of text in aligned columns, two spaces apart where there is room. */
public final class Table {

  private static final String GAP = "  ";
  private static final String NARROW_GAP = " ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String heading, boolean right) {

    /** In two lines, as narrow as they get. */
    List<String> stacked() {
      List<String> best = List.of(heading);
      for (int space = heading.indexOf(' '); space > 0; space = heading.indexOf(' ', space + 1)) {
        List<String> lines = List.of(heading.substring(0, space), heading.substring(space + 1));
        best = widest(lines) <= widest(best) ? lines : best;
      }
      return best;
    }
  }

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

  /** The headings and the rows, however wide: a line a row is what programs and files want. */
  public List<String> lines() {
    return grid(plainHeadings(), GAP);
  }

  /** The same for people; on a terminal that is too narrow closer together, and at last a line a cell. */
  public List<String> lines(Terminal terminal) {
    if (!terminal.interactive()) {
      return lines();
    }
    return Stream.<Supplier<List<String>>>of(this::lines, () -> grid(stackedHeadings(), GAP),
        () -> grid(stackedHeadings(), NARROW_GAP))
        .map(Supplier::get)
        .filter(lines -> widest(lines) <= terminal.columns())
        .findFirst()
        .orElseGet(this::blocks);
  }

  private List<List<String>> plainHeadings() {
    return List.of(columns.stream().map(Column::heading).toList());
  }

  private List<List<String>> stackedHeadings() {
    List<List<String>> stacks = columns.stream().map(Column::stacked).toList();
    return List.of(
        stacks.stream().map(stack -> stack.size() == 1 ? "" : stack.get(0)).toList(),
        stacks.stream().map(stack -> stack.get(stack.size() - 1)).toList());
  }

  private List<String> grid(List<List<String>> headings, String gap) {
    List<List<String>> lines = Stream.concat(headings.stream(), rows.stream()).toList();
    List<Integer> widths = IntStream.range(0, columns.size())
        .mapToObj(column -> widest(lines.stream().map(cells -> cells.get(column)).toList()))
        .toList();
    return lines.stream().map(cells -> line(cells, widths, gap)).toList();
  }

  private String line(List<String> cells, List<Integer> widths, String gap) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths.get(column) - DisplayWidth.of(cell));
      line.append(column == 0 ? "" : gap).append(columns.get(column).right() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  /** The cells of a row below each other, and an empty line between rows. */
  private List<String> blocks() {
    int widest = widest(columns.stream().map(Column::heading).toList());
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (int column = 0; column < row.size(); column++) {
        lines.add(DisplayWidth.padded(columns.get(column).heading(), widest) + GAP + row.get(column));
      }
    }
    return lines;
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(DisplayWidth::of).max().orElse(0);
  }
}
