package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.cell.GateWeights;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.List;

/**
 * Palindromes that the cell of one run is looked into with, the same at every look.
 *
 * <p>All of it is computed in float64, whatever the run is trained in: in an untrained vanilla network ‖∂L/∂h(t)‖ falls so
 * fast towards the first time steps that float32 has no number for its square.
 */
public record Probe(RecurrentCell<?, ?> cell, Encoding encoding, Palindrome task) {

  private static final int SEQUENCES = 32;
  private static final DataType PRECISION = DataType.FLOAT64;

  /** The weights, their scaled copy, their gradient, the share of a time step in it, and one more for a moment. */
  private static final int PARAMETER_COPIES = 5;

  /**
   * Looks into a cell, and changes nothing.
   *
   * @param parameters the run's, of any precision, shape (1, P)
   * @param seed the run's
   * @param step after which it is
   */
  public Diagnosis look(NDArray parameters, long seed, int step) {
    try (ArrayScope scope = new ArrayScope()) {
      NDManager manager = parameters.getManager();
      Network<?, ?> network = Network.create(cell, manager, PRECISION);
      NDArray exact = parameters.toType(PRECISION, true);
      double[] spectralRadii = SpectralRadius.of(hiddenWeights(network.layout(), exact));
      Findings findings = new Findings(cell.gates(), SEQUENCES, task.timeSteps());
      DigitBatch digits = task.draw(Stream.PROBE.generator(seed, task.length(), 0), SEQUENCES);
      new Bptt().compute(network, exact, Batch.encode(manager, List.of(digits), encoding, PRECISION), findings);
      return findings.diagnosis(step, task.length(), spectralRadii);
    }
  }

  /** The device memory of a look at its peak. */
  public long estimatedBytes() {
    long activations = Math.multiplyExact((long) task.timeSteps() * SEQUENCES, cell.activationSize());
    long parameters = Math.multiplyExact(Network.layout(cell).size(), PARAMETER_COPIES);
    long batch = new BatchShape(1, SEQUENCES, task.timeSteps(), encoding).bytes(PRECISION);
    return Math.addExact(batch,
        Math.multiplyExact(Math.addExact(activations, parameters), PRECISION.getNumOfBytes()));
  }

  /** W_h of every gate, as views. */
  private static List<NDArray> hiddenWeights(ParameterLayout layout, NDArray parameters) {
    return layout.gateWeights(layout.cellMatrix(parameters)).stream().map(GateWeights::hidden).toList();
  }
}
