package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.Network;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How good the weights of one run are at a length, be it the one they were trained at or another.
 *
 * @param shape of the run
 * @param task what it is asked
 * @param seed of the run, whose draws for this are its own
 */
public record LengthEvaluation(PackShape shape, Palindrome task, long seed, int sampleSize) {

  /** The multiplications that it takes. */
  public double multiplications() {
    return (double) sampleSize * (task.timeSteps() * (double) shape.layout().cellSize() + shape.layout().headSize());
  }

  /**
   * Draws the sequences and counts.
   *
   * @param weights a row of P parameters
   * @param step after which they were taken
   * @param abandoned asked between the parts of the sample
   * @return empty where it was abandoned
   */
  public Optional<EvaluationResult> measure(double[] weights, int step, Devices devices, ComputeDevice device,
      BooleanSupplier abandoned) {
    DataType precision = shape.precision().dataType();
    try (NDManager manager = devices.newManager(device)) {
      NDArray parameters = Doubles.create(manager, weights, new Shape(1, weights.length), precision);
      Network<?, ?> network = Network.create(shape.cell(), manager, precision);
      try (Evaluator evaluator = new Evaluator(network, shape.at(task), manager, 1)) {
        return evaluator.evaluate(parameters, List.of(seed), Stream.ADHOC, step, sampleSize, abandoned)
            .map(List::getFirst);
      }
    }
  }
}
