package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.device.ArrayScope;

/** Numbers that leave the device and come back, bit by bit: float64 holds all that float32 does. */
final class Doubles {

  private Doubles() {}

  /** Read back from the device. */
  static double[] read(NDArray array) {
    try (ArrayScope scope = new ArrayScope()) {
      return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }
  }

  /** A new array of the manager. */
  static NDArray create(NDManager manager, double[] numbers, Shape shape, DataType precision) {
    try (ArrayScope scope = new ArrayScope()) {
      NDArray cast = manager.create(numbers, shape).toType(precision, false);
      // a copy: what is created from Java, and what shares its memory, is freed with the first array
      return scope.keep(cast.duplicate());
    }
  }

  /** Writes finite numbers, or an array that was just made, over: x − x is 0, and −0 + y is y, also where y is −0. */
  static void overwrite(NDArray array, NDArray numbers) {
    array.subi(array).negi().addi(numbers);
  }
}
