package dev.engram.training.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.device.Constants;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some batches of one shape, in memory that is written again and again.
 *
 * <p>On a CPU the arrays of a batch are views of that memory: they are made once, and writing it is all that a new batch
 * takes. To a GPU all the batches go in one copy.
 */
public final class BatchBuffer implements AutoCloseable {

  private final BatchShape shape;
  private final DataType precision;
  private final int count;
  private final boolean copied;
  private final NDManager manager;
  private final NDArray negativeSize;
  private final float[] staging;
  private final ByteBuffer inputs; // (count, N, R, B, I + 1)
  private final ByteBuffer targets; // (count, R, B, K)
  private final List<NDArray> arrays = new ArrayList<>();
  private List<Batch> batches;

  /**
   * Its arrays are the manager's, and live until it or the manager is closed.
   *
   * @param count how many batches it holds; all of them are at most {@link BatchShape#MAX_BYTES}
   */
  public BatchBuffer(NDManager manager, BatchShape shape, DataType precision, int count) {
    this(manager, shape, precision, count, manager.getDevice().isGpu());
  }

  /** @param copied whether the arrays are made anew by each move, as they must be on a GPU */
  BatchBuffer(NDManager manager, BatchShape shape, DataType precision, int count, boolean copied) {
    if (shape.bytes(precision) > BatchShape.MAX_BYTES / count) {
      throw new IllegalArgumentException("%d batches of %d bytes: a buffer holds at most %d".formatted(count,
          shape.bytes(precision), BatchShape.MAX_BYTES));
    }
    this.shape = shape;
    this.precision = precision;
    this.count = count;
    this.copied = copied;
    this.manager = manager;
    this.negativeSize = Constants.scalar(manager, -shape.batchSize(), precision);
    this.staging = new float[Math.max(shape.inputs(), shape.targets())];
    this.inputs = allocate(shape.inputs());
    this.targets = allocate(shape.targets());
    this.batches = copied ? List.of() : view();
  }

  /** What its batches have alike. */
  public BatchShape shape() {
    return shape;
  }

  /**
   * Encodes the digits of R runs as the batch at a place. The last digit of each sequence is only in the targets, and time
   * step t sees digit t alone.
   *
   * @param runs one batch of digits a run, of at most the batch size; the places beyond are zeros
   */
  public void write(int place, List<DigitBatch> runs) {
    for (DigitBatch digits : runs) {
      if (digits.size() > shape.batchSize()) {
        throw new IllegalArgumentException("%d sequences do not fit into batches of %d".formatted(digits.size(),
            shape.batchSize()));
      }
    }
    int width = shape.inputWidth();
    Arrays.fill(staging, 0, shape.inputs(), 0);
    for (int run = 0; run < shape.runs(); run++) {
      DigitBatch digits = runs.get(run);
      for (int sample = 0; sample < digits.size(); sample++) {
        int offset = (run * shape.batchSize() + sample) * width;
        for (int timeStep = 0; timeStep < shape.timeSteps(); timeStep++) {
          shape.encoding().write(digits.digit(sample, timeStep), staging, offset);
          staging[offset + width - 1] = 1;
          offset += shape.inputsOfTimeStep();
        }
      }
    }
    put(inputs, place, shape.inputs());

    Arrays.fill(staging, 0, shape.targets(), 0);
    for (int run = 0; run < shape.runs(); run++) {
      DigitBatch digits = runs.get(run);
      for (int sample = 0; sample < digits.size(); sample++) {
        staging[(run * shape.batchSize() + sample) * Palindrome.CLASSES + digits.target(sample)] = 1;
      }
    }
    put(targets, place, shape.targets());
  }

  /** The batches as they were written; they change with the next writing, or are closed by the next move. */
  public List<Batch> moveToDevice() {
    if (copied) {
      closeArrays();
      batches = view();
    }
    return batches;
  }

  @Override
  public void close() {
    closeArrays();
    negativeSize.close();
  }

  private List<Batch> view() {
    long timeSteps = (long) count * shape.timeSteps();
    NDArray allInputs = manager.create(inputs, new Shape(timeSteps * shape.runs(), shape.batchSize(),
        shape.inputWidth()), precision);
    NDArray allTargets = manager.create(targets, new Shape((long) count * shape.runs(), shape.batchSize(),
        Palindrome.CLASSES), precision);
    NDList ofTimeSteps = split(allInputs, timeSteps);
    NDList ofBatches = split(allTargets, count);
    arrays.addAll(List.of(allInputs, allTargets)); // they hold on to the memory that the others are views of
    arrays.addAll(ofTimeSteps);
    arrays.addAll(ofBatches);
    List<Batch> views = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      int first = place * shape.timeSteps();
      views.add(new Batch(List.copyOf(ofTimeSteps.subList(first, first + shape.timeSteps())), ofBatches.get(place),
          negativeSize));
    }
    return views;
  }

  private static NDList split(NDArray array, long parts) {
    return parts == 1 ? new NDList(array) : array.split(parts);
  }

  private void closeArrays() {
    arrays.forEach(NDArray::close);
    arrays.clear();
  }

  private ByteBuffer allocate(int numbersOfBatch) {
    long bytes = (long) count * numbersOfBatch * precision.getNumOfBytes();
    return manager.allocateDirect(Math.toIntExact(bytes));
  }

  /** Copies what is staged to the place of a batch. */
  private void put(ByteBuffer target, int place, int numbers) {
    if (precision == DataType.FLOAT32) {
      target.asFloatBuffer().put(place * numbers, staging, 0, numbers);
      return;
    }
    var doubles = target.asDoubleBuffer();
    for (int index = 0; index < numbers; index++) {
      doubles.put(place * numbers + index, staging[index]);
    }
  }
}
