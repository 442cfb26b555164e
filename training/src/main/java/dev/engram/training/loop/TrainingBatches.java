package dev.engram.training.loop;

import ai.djl.ndarray.NDManager;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchBuffer;
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
  static TrainingBatches create(PackShape shape, List<RunPlan> runs, NDManager manager) {
    long bytes = shape.batch(runs.size()).bytes(shape.precision().dataType());
    long stepsAhead = manager.getDevice().isGpu() ? BYTES_AHEAD_ON_GPU / bytes : 1;
    return new TrainingBatches(shape, runs, manager, Math.clamp(stepsAhead, 1, STEPS_AHEAD_ON_GPU));
  }

  /** @param stepsAhead how many steps are drawn and moved at once */
  TrainingBatches(PackShape shape, List<RunPlan> runs, NDManager manager, int stepsAhead) {
    this.shape = shape;
    this.runs = runs;
    this.stepsAhead = stepsAhead;
    this.buffer = new BatchBuffer(manager, shape.batch(runs.size()), shape.precision().dataType(), stepsAhead);
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
}
