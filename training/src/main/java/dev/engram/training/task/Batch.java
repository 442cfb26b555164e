package dev.engram.training.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * One batch for every run of a pack, on the device.
 *
 * @param inputs for each of the N time steps [x(t), 1], shape (R, B, I + 1); the 1 multiplies the bias
 * @param targets one-hot, shape (R, B, K)
 */
public record Batch(List<NDArray> inputs, NDArray targets) {

  /**
   * Encodes the digits of R runs. The last digit of each sequence is only in the targets, and time step t sees digit t
   * alone.
   *
   * @param runs one batch of digits a run, all of one size and length
   */
  public static Batch encode(NDManager manager, List<DigitBatch> runs, Encoding encoding, DataType precision) {
    int runCount = runs.size();
    int batchSize = runs.getFirst().size();
    int timeSteps = runs.getFirst().length() - 1;
    int width = encoding.inputSize() + 1;
    float[] inputs = new float[timeSteps * runCount * batchSize * width];
    float[] targets = new float[runCount * batchSize * Palindrome.CLASSES];
    for (int run = 0; run < runCount; run++) {
      DigitBatch digits = runs.get(run);
      for (int sample = 0; sample < batchSize; sample++) {
        for (int timeStep = 0; timeStep < timeSteps; timeStep++) {
          int offset = ((timeStep * runCount + run) * batchSize + sample) * width;
          encoding.write(digits.digit(sample, timeStep), inputs, offset);
          inputs[offset + width - 1] = 1;
        }
        targets[(run * batchSize + sample) * Palindrome.CLASSES + digits.target(sample)] = 1;
      }
    }
    NDArray sequence = manager.create(inputs, new Shape((long) timeSteps * runCount, batchSize, width))
        .toType(precision, false);
    NDArray oneHot = manager.create(targets, new Shape(runCount, batchSize, Palindrome.CLASSES))
        .toType(precision, false);
    return new Batch(timeSteps == 1 ? List.of(sequence) : sequence.split(timeSteps), oneHot);
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
