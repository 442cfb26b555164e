package dev.engram.training.device;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * A small computation that shows whether a device computes.
 *
 * <p>That a driver counts a device does not say so: the natives may have no code for a card of its kind, or its memory may
 * be taken.
 */
final class DeviceTrial {

  private static final int SIZE = 64;

  /** The sum over A · B with A and B of ones: each of the SIZE² elements is SIZE; exact in float32, and in TF32. */
  private static final float EXPECTED = (float) SIZE * SIZE * SIZE;

  private DeviceTrial() {}

  /**
   * Why the device does not compute, or empty where it does.
   *
   * @param manager of arrays on the device; stays open
   */
  static Optional<String> failure(NDManager manager, Device device) {
    try (ArrayScope scope = new ArrayScope()) {
      NDArray ones = manager.ones(new Shape(SIZE, SIZE));
      NDArray product = ones.matMul(ones);
      // asked of the array itself, wherever its operands were said to be
      Device where = product.getDevice();
      if (!where.equals(device)) {
        return Optional.of("a product of two matrices that were made on %s is on %s".formatted(device, where));
      }
      // waits for the device
      float sum = product.sum().getFloat();
      if (sum != EXPECTED) {
        return Optional.of("a product of two matrices of ones adds up to %s instead of %s".formatted(sum, EXPECTED));
      }
      return Optional.empty();
    } catch (EngineException e) {
      return Optional.of(firstLine(e));
    }
  }

  /** Without the native stack, which the engine appends. */
  static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").strip();
  }
}
