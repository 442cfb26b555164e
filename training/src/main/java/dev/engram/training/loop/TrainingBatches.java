package dev.engram.training.loop;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchBuffer;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Stream;
import java.util.List;

/**
 * What the runs of a pack are trained on, step by step.
 *
 * <p>For a GPU the batches of several steps are drawn ahead and moved in one go: a copy waits for all that was queued
 * before it.
 */
final class TrainingBatches implements AutoCloseable {

  private static final int STEPS_AHEAD_ON_GPU = 16;
  private static final long BYTES_AHEAD_ON_GPU = 64L << 20;

  private final PackShape shape;
  private final List<RunPlan> runs;
  private final BatchBuffer buffer;
  private final int stepsAhead;
  private List<Batch> batches = List.of();
  private int firstStep;

  /** Its arrays are the manager's. */
  TrainingBatches(PackShape shape, List<RunPlan> runs, NDManager manager) {
    this.shape = shape;
    this.runs = runs;
    DataType precision = shape.precision().dataType();
    BatchShape ofBatch = new BatchShape(runs.size(), shape.batchSize(), shape.task().timeSteps(), shape.encoding());
    this.stepsAhead = manager.getDevice().isGpu() ? stepsAhead(ofBatch.numbers() * precision.getNumOfBytes()) : 1;
    this.buffer = new BatchBuffer(manager, ofBatch, precision, stepsAhead);
  }

  /** Good until the batch of another step is asked for. */
  Batch at(int step) {
    if (step < firstStep || step >= firstStep + batches.size()) {
      for (int place = 0; place < stepsAhead; place++) {
        buffer.write(place, draw(step + place));
      }
      batches = buffer.moveToDevice();
      firstStep = step;
    }
    return batches.get(step - firstStep);
  }

  @Override
  public void close() {
    buffer.close();
  }

  private List<DigitBatch> draw(int step) {
    int length = shape.task().length();
    return runs.stream()
        .map(run -> shape.task().draw(Stream.TRAINING.generator(run.seed(), length, step), shape.batchSize()))
        .toList();
  }

  private static int stepsAhead(long bytesOfBatch) {
    return (int) Math.clamp(BYTES_AHEAD_ON_GPU / bytesOfBatch, 1, STEPS_AHEAD_ON_GPU);
  }
}
