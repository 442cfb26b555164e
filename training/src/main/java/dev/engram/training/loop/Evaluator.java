package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.engram.training.cell.Network;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchBuffer;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Philox;
import dev.engram.training.task.Stream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Measures loss and accuracy of a pack on fresh sequences, which are written to the same memory each time. */
final class Evaluator implements AutoCloseable {

  private final Network<?, ?> network;
  private final PackShape shape;
  private final NDManager manager;
  private BatchBuffer buffer;

  /**
   * Its arrays are the manager's.
   *
   * @param runs of how many runs it expects to be asked; it answers for others too
   */
  Evaluator(Network<?, ?> network, PackShape shape, NDManager manager, int runs) {
    this.network = network;
    this.shape = shape;
    this.manager = manager;
    this.buffer = newBuffer(shape.evaluationBatch(runs));
  }

  /**
   * Each run on its own draws of the stream.
   *
   * @param parameters shape (R, P)
   * @param seeds one a run
   * @param step part of what the draws depend on
   * @param abandoned asked between the parts of the sample
   * @return empty where it was abandoned
   */
  Optional<List<EvaluationResult>> evaluate(NDArray parameters, List<Long> seeds, Stream stream, int step,
      int sampleSize, BooleanSupplier abandoned) {
    Palindrome task = shape.task();
    List<Philox> generators = seeds.stream().map(seed -> stream.generator(seed, task.length(), step)).toList();
    List<PredictionScore> scores = seeds.stream().map(seed -> new PredictionScore()).toList();
    BatchBuffer sequences = bufferOf(shape.evaluationBatch(seeds.size()));
    int atOnce = sequences.shape().batchSize();
    for (int done = 0; done < sampleSize; done += atOnce) {
      if (abandoned.getAsBoolean()) {
        return Optional.empty();
      }
      int size = Math.min(atOnce, sampleSize - done); // what the last batch has beyond it is not looked at
      List<DigitBatch> digits = generators.stream().map(generator -> task.draw(generator, size)).toList();
      sequences.write(0, digits);
      double[] logits = logits(parameters, sequences.moveToDevice().getFirst());
      for (int run = 0; run < seeds.size(); run++) {
        scores.get(run).add(logits, run * atOnce, digits.get(run));
      }
    }
    return Optional.of(scores.stream().map(score -> score.result(step)).toList());
  }

  private BatchBuffer bufferOf(BatchShape wanted) {
    if (!buffer.shape().equals(wanted)) {
      buffer.close();
      buffer = newBuffer(wanted);
    }
    return buffer;
  }

  private BatchBuffer newBuffer(BatchShape ofBuffer) {
    return new BatchBuffer(manager, ofBuffer, network.precision(), 1);
  }

  @Override
  public void close() {
    buffer.close();
  }

  /** Read back from the device: a synchronisation point on a GPU. */
  private double[] logits(NDArray parameters, Batch batch) {
    try (NDArray logits = network.logits(parameters, batch)) {
      return Doubles.read(logits);
    }
  }
}
