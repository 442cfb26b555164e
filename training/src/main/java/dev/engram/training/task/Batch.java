package dev.engram.training.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * One batch for every run of a pack, on the device.
 *
 * @param inputs for each of the N time steps [x(t), 1], shape (R, B, I + 1); the 1 multiplies the bias
 * @param targets one-hot, shape (R, B, K)
 * @param negativeSize −B, 0-dimensional: what the sum over the batch is divided by
 */
public record Batch(List<NDArray> inputs, NDArray targets, NDArray negativeSize) {

  /**
   * A batch that lives as long as the manager. Where batch follows batch, {@link BatchBuffer} uses its memory again.
   *
   * @param runs one batch of digits a run, all of one size and length
   */
  public static Batch encode(NDManager manager, List<DigitBatch> runs, Encoding encoding, DataType precision) {
    BatchShape shape = new BatchShape(runs.size(), runs.getFirst().size(), runs.getFirst().length() - 1, encoding);
    BatchBuffer buffer = new BatchBuffer(manager, shape, precision, 1);
    buffer.write(0, runs);
    return buffer.moveToDevice().getFirst();
  }

  /** R. */
  public long runs() {
    return targets.getShape().get(0);
  }

  /** B. */
  public long size() {
    return targets.getShape().get(1);
  }
}
