package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import dev.engram.training.device.ArrayScope;
import java.util.Arrays;
import java.util.List;

/** The learning rates of a pack, which their schedules change from step to step. */
final class Rates {

  private final List<? extends Optimizer> runs;
  private final Columns columns;
  private final NDArray column; // (R, 1)
  private double[] current;

  /** @param columns whose manager and precision the rates have */
  Rates(List<? extends Optimizer> runs, Columns columns) {
    this.runs = runs;
    this.columns = columns;
    this.current = ofStep(1);
    this.column = columns.of(runs, run -> run.rateAt(1));
  }

  /**
   * A column (R, 1), good until that of another step is asked for. It is written only where a rate has changed: numbers
   * that come from Java cost more than the arithmetic they take part in.
   *
   * @param step from 1
   */
  NDArray at(int step) {
    double[] wanted = ofStep(step);
    if (!Arrays.equals(wanted, current)) {
      try (ArrayScope scope = new ArrayScope()) {
        column.subi(column).addi(columns.of(runs, run -> run.rateAt(step)));
      }
      current = wanted;
    }
    return column;
  }

  private double[] ofStep(int step) {
    return runs.stream().mapToDouble(run -> run.rateAt(step)).toArray();
  }
}
