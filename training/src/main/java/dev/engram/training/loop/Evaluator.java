package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.cell.Network;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchBuffer;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Philox;
import dev.engram.training.task.Stream;
import java.util.List;

/** Measures loss and accuracy of a pack on fresh sequences. */
final class Evaluator {

  /** Sequences that go through the network at once: a multiple of the vector width, so that a pack changes no bit. */
  private static final int CHUNK = 256;

  private final Network<?, ?> network;
  private final Palindrome task;
  private final Encoding encoding;

  Evaluator(Network<?, ?> network, Palindrome task, Encoding encoding) {
    this.network = network;
    this.task = task;
    this.encoding = encoding;
  }

  /**
   * Each run on its own draws of the stream.
   *
   * @param parameters shape (R, P)
   * @param seeds one a run
   * @param step part of what the draws depend on
   */
  List<EvaluationResult> evaluate(NDArray parameters, List<Long> seeds, Stream stream, int step, int sampleSize) {
    List<Philox> generators = seeds.stream().map(seed -> stream.generator(seed, task.length(), step)).toList();
    List<PredictionScore> scores = seeds.stream().map(seed -> new PredictionScore()).toList();
    BatchShape shape = new BatchShape(seeds.size(), CHUNK, task.timeSteps(), encoding);
    try (BatchBuffer buffer = new BatchBuffer(parameters.getManager(), shape, network.precision(), 1)) {
      for (int done = 0; done < sampleSize; done += CHUNK) {
        int size = Math.min(CHUNK, sampleSize - done); // what the last chunk has beyond it is not looked at
        List<DigitBatch> digits = generators.stream().map(generator -> task.draw(generator, size)).toList();
        buffer.write(0, digits);
        double[] logits = logits(parameters, buffer.moveToDevice().getFirst());
        for (int run = 0; run < seeds.size(); run++) {
          scores.get(run).add(logits, run * CHUNK, digits.get(run));
        }
      }
    }
    return scores.stream().map(score -> score.result(step)).toList();
  }

  /** Read back from the device: a synchronisation point on a GPU. */
  private double[] logits(NDArray parameters, Batch batch) {
    try (ArrayScope scope = new ArrayScope()) {
      return network.logits(parameters, batch).toType(DataType.FLOAT64, false).toDoubleArray();
    }
  }
}
