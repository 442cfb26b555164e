package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.Gate;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.task.Batch;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes down what a cell does while it reads one sequence, forward only and in the walk that its answers come from.
 *
 * <p>All of it is computed in float64, as a {@link Probe} does.
 */
public record Tracer(RecurrentCell<?, ?> cell, Encoding encoding) {

  private static final DataType PRECISION = DataType.FLOAT64;

  /**
   * What the units do.
   *
   * @param weights a row of P parameters
   * @param sequence the digits that the cell reads, at least one
   */
  public Trace trace(double[] weights, String sequence, Devices devices, ComputeDevice device) {
    try (NDManager manager = devices.newManager(device)) {
      Network<?, ?> network = Network.create(cell, manager, PRECISION);
      NDArray parameters = manager.create(weights, new Shape(1, weights.length));
      DigitBatch digits = DigitBatch.toPredict(List.of(sequence));
      Notes notes = new Notes(cell.gates());
      network.logits(parameters, Batch.encode(manager, List.of(digits), encoding, PRECISION), notes::add).close();
      return notes.trace();
    }
  }

  /** How many numbers a trace has for each time step: H of each gate and of each array of the state. */
  public long numbersPerTimeStep() {
    return (long) cell.gates().size() * cell.hiddenSize() + cell.stateSize();
  }

  /** Of the time steps so far. */
  private static final class Notes {

    private final List<Gate> gates;
    private final List<List<double[]>> ofGates;
    private final List<double[]> hidden = new ArrayList<>();
    private final List<double[]> memory = new ArrayList<>();

    Notes(List<Gate> gates) {
      this.gates = gates;
      this.ofGates = Stream.<List<double[]>>generate(ArrayList::new).limit(gates.size()).toList();
    }

    /** Reads the gates and the state, each (1, 1, H), back from the device. */
    void add(CellActivations<?> activations) {
      List<NDArray> values = activations.gates();
      for (int place = 0; place < gates.size(); place++) {
        ofGates.get(place).add(values.get(place).toDoubleArray());
      }
      hidden.add(activations.state().hidden().toDoubleArray());
      activations.state().memoryIfAny().ifPresent(ofMemory -> memory.add(ofMemory.toDoubleArray()));
    }

    Trace trace() {
      Map<Gate, List<double[]>> byGate = new LinkedHashMap<>();
      for (int place = 0; place < gates.size(); place++) {
        byGate.put(gates.get(place), ofGates.get(place));
      }
      return new Trace(byGate, hidden, memory.isEmpty() ? Optional.empty() : Optional.of(memory));
    }
  }
}
