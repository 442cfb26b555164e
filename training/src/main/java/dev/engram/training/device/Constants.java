package dev.engram.training.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * The numbers of the equations as 0-dimensional arrays on the device.
 *
 * <p>An operation with a Java number makes a new scalar tensor at each call, which costs more than the elementwise
 * operation itself on a CPU and is a blocking copy on a GPU.
 */
public record Constants(NDArray one, NDArray two, NDArray four) {

  /** Owned by {@code manager}, which closes them. */
  public static Constants create(NDManager manager, DataType precision) {
    return new Constants(scalar(manager, 1, precision), scalar(manager, 2, precision), scalar(manager, 4, precision));
  }

  /** A 0-dimensional array of one number. */
  public static NDArray scalar(NDManager manager, double value, DataType precision) {
    NDArray exact = manager.create(value);
    NDArray cast = exact.toType(precision, false);
    if (cast != exact) {
      exact.close();
    }
    return cast;
  }
}
