package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Numbers of the runs as columns (R, 1), which multiply the rows of (R, P). */
final class Columns {

  private final NDManager manager;
  private final DataType precision;

  Columns(NDManager manager, DataType precision) {
    this.manager = manager;
    this.precision = precision;
  }

  <O> NDArray of(List<O> runs, ToDoubleFunction<O> number) {
    NDArray exact = exact(runs, number);
    NDArray cast = exact.toType(precision, false);
    if (cast != exact) {
      exact.close();
    }
    return cast;
  }

  /** In float64, whatever the precision of the pack. */
  <O> NDArray exact(List<O> runs, ToDoubleFunction<O> number) {
    return manager.create(runs.stream().mapToDouble(number).toArray(), new Shape(runs.size(), 1));
  }

  NDArray zeros(int runs, long parameterCount) {
    return manager.zeros(new Shape(runs, parameterCount), precision);
  }

  /** The runs' optimizers as the one kind they all are. */
  static <O extends Optimizer> List<O> cast(List<Optimizer> runs, Class<O> kind) {
    for (Optimizer run : runs) {
      if (!kind.isInstance(run)) {
        throw new IllegalArgumentException("%s in a pack of %s: a pack has one kind of optimizer"
            .formatted(run, kind.getSimpleName()));
      }
    }
    return runs.stream().map(kind::cast).toList();
  }
}
