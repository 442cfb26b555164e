package dev.engram.training.gradient;

import ai.djl.ndarray.NDArray;
import dev.engram.training.task.Batch;

/** Softmax and cross-entropy of the last time step, equations (3) and (11). */
final class Loss {

  private Loss() {}

  /**
   * L = −mean over the batch of ln ŷ[target].
   *
   * @param logits p, shape (R, B, K)
   * @return shape (R)
   */
  static NDArray crossEntropy(NDArray logits, Batch batch) {
    NDArray ofTarget = logits.logSoftmax(2).mul(batch.targets()).sum(new int[]{1, 2});
    return ofTarget.div(batch.negativeSize());
  }

  /** δp = (ŷ − onehot(y)) / B, shape (R, B, K). */
  static NDArray gradient(NDArray logits, Batch batch) {
    return batch.targets().sub(logits.softmax(2)).divi(batch.negativeSize());
  }
}
