package dev.engram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.task.Batch;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A pack with random weights and palindromes, each run with a seed of its own. Equal weights could not show two gates
 * swapped.
 *
 * @param rows the weights of each run, P numbers
 * @param digits what each run reads
 * @param parameters the rows on the device, shape (R, P)
 */
public record RandomPack(CellKind kind, Encoding encoding, Network<?, ?> network, List<double[]> rows,
    List<DigitBatch> digits, NDArray parameters, Batch batch) {

  /** T, H, B and R. */
  public record Sizes(int length, int hiddenSize, int batchSize, int runs) {}

  /** With the default weights, no bias set. Its arrays live as long as the manager. */
  public static RandomPack draw(NDManager manager, CellKind kind, Encoding encoding, Sizes sizes, DataType precision) {
    return draw(manager, kind, encoding, sizes, precision, new InitialWeights(Initializer.DEFAULT, Optional.empty()));
  }

  /** Its arrays live as long as the manager. */
  public static RandomPack draw(NDManager manager, CellKind kind, Encoding encoding, Sizes sizes, DataType precision,
      InitialWeights weights) {
    Network<?, ?> network = Network.create(kind.cell(encoding, sizes.hiddenSize()), manager, precision);
    ParameterLayout layout = network.layout();
    List<Long> seeds = LongStream.range(0, sizes.runs()).mapToObj(run -> 100 * sizes.length() + run).toList();
    List<double[]> rows = seeds.stream().map(seed -> weights.draw(layout, seed)).toList();
    Palindrome task = new Palindrome(sizes.length());
    List<DigitBatch> digits = seeds.stream()
        .map(seed -> task.draw(Stream.TRAINING.generator(seed, sizes.length(), 1), sizes.batchSize()))
        .toList();
    return new RandomPack(kind, encoding, network, rows, digits, parameters(manager, rows, precision),
        Batch.encode(manager, digits, encoding, precision));
  }

  public PlainNetwork plain() {
    return new PlainNetwork(kind, network.layout(), encoding);
  }

  /** Rows of P parameters as an array (R, P). */
  public static NDArray parameters(NDManager manager, List<double[]> rows, DataType precision) {
    double[] all = rows.stream().flatMapToDouble(Arrays::stream).toArray();
    return manager.create(all, new Shape(rows.size(), all.length / rows.size())).toType(precision, false);
  }
}
