package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.engram.training.device.ArrayScope;
import java.util.List;

/** Some of the runs of a pack, by their places in its arrays. */
record Rows(List<Integer> indices) {

  /**
   * A copy of these rows, shape (R', …), which belongs to the manager of the array.
   *
   * @param array shape (R, …)
   */
  NDArray copyFrom(NDArray array) {
    try (ArrayScope scope = new ArrayScope()) {
      NDList rows = new NDList();
      for (int index : indices) {
        rows.add(array.get(new NDIndex().addSliceDim(index, index + 1L)));
      }
      return scope.keep(rows.size() == 1 ? rows.head().duplicate() : NDArrays.concat(rows));
    }
  }

  /** As {@link #copyFrom}, and closes the array. */
  NDArray takeFrom(NDArray array) {
    NDArray copy = copyFrom(array);
    array.close();
    return copy;
  }

  /** The same of a list with an entry a run. */
  <T> List<T> of(List<T> runs) {
    return indices.stream().map(runs::get).toList();
  }
}
