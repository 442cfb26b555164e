package dev.engram.training.device;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Keeps the memory that a step frees in the process, for the next step to take.
 *
 * <p>glibc maps a large block afresh from the system, and gives it back when it is freed, until it has seen a block of that
 * size freed; from then on it keeps twice as much. One block just below its limit of 32 MiB, freed at the start, settles
 * both: without it a process may spend most of a step in page faults. Other C libraries take no notice.
 */
final class FreedMemory {

  private static final long JUST_BELOW_LIMIT = (32L << 20) - (64L << 10);

  private FreedMemory() {}

  /** The block is never touched, so that it costs nothing. */
  static void keepInProcess(NDManager manager) {
    manager.create(new Shape(JUST_BELOW_LIMIT), DataType.UINT8).close();
  }
}
