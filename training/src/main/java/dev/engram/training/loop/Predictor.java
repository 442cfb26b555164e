package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.Network;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.task.Batch;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Palindrome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the weights of one run make of sequences that somebody gives, of any lengths. */
public final class Predictor {

  private static final int AT_ONCE = 256;

  private final PackShape shape;
  private final double[] weights;

  /**
   * @param shape of the run
   * @param weights a row of P parameters
   */
  public Predictor(PackShape shape, double[] weights) {
    this.shape = shape;
    this.weights = weights;
  }

  /**
   * The ten logits of the digit that follows each sequence.
   *
   * @param sequences the digits that the cell reads, at least one each
   */
  public List<double[]> logits(List<String> sequences, Devices devices, ComputeDevice device) {
    double[][] logits = new double[sequences.size()][];
    try (NDManager manager = devices.newManager(device)) {
      DataType precision = shape.precision().dataType();
      Network<?, ?> network = Network.create(shape.cell(), manager, precision);
      NDArray parameters = Doubles.create(manager, weights, new Shape(1, weights.length), precision);
      for (List<Integer> ofOneLength : byLength(sequences).values()) {
        for (int from = 0; from < ofOneLength.size(); from += AT_ONCE) {
          List<Integer> places = ofOneLength.subList(from, Math.min(from + AT_ONCE, ofOneLength.size()));
          double[] ofPlaces = logits(network, parameters, places.stream().map(sequences::get).toList());
          for (int index = 0; index < places.size(); index++) {
            logits[places.get(index)] = Arrays.copyOfRange(ofPlaces, index * Palindrome.CLASSES,
                (index + 1) * Palindrome.CLASSES);
          }
        }
      }
    }
    return List.of(logits);
  }

  /** The places of the sequences of each length. */
  private static Map<Integer, List<Integer>> byLength(List<String> sequences) {
    return IntStream.range(0, sequences.size())
        .boxed()
        .collect(Collectors.groupingBy(place -> sequences.get(place).length(), TreeMap::new, Collectors.toList()));
  }

  private double[] logits(Network<?, ?> network, NDArray parameters, List<String> sequences) {
    try (NDManager manager = parameters.getManager().newSubManager()) {
      Batch batch = Batch.encode(manager, List.of(DigitBatch.toPredict(sequences)), shape.encoding(),
          network.precision());
      try (NDArray logits = network.logits(parameters, batch)) {
        return Doubles.read(logits);
      }
    }
  }
}
