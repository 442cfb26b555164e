package dev.engram.bench;

import java.util.function.Consumer;

/** Rows that belong together. */
interface Section {

  /** By which it is asked for. */
  String name();

  /** What its rows say, in a line. */
  String says();

  /** Measures row by row. */
  void measure(Setting setting, Consumer<Row> rows);
}
