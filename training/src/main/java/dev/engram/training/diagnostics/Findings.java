package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import dev.engram.training.cell.CellActivations;
import dev.engram.training.cell.CellState;
import dev.engram.training.cell.Gate;
import dev.engram.training.diagnostics.Diagnosis.OfGate;
import dev.engram.training.gradient.TimeStepObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Gathers what is seen of a cell while a probe goes through time and its gradient comes back. */
final class Findings implements TimeStepObserver {

  private final List<Gate> gates;
  private final List<GateStatistics> statistics;
  private final HalfLife forgetting = new HalfLife();
  private final GradientFlow flow;

  Findings(List<Gate> gates, int sequences, int timeSteps) {
    this.gates = gates;
    this.statistics = gates.stream().map(GateStatistics::new).toList();
    this.flow = new GradientFlow(sequences, timeSteps);
  }

  /** Reads the gates back from the device. */
  @Override
  public void forward(int timeStep, CellActivations<?> activations) {
    List<NDArray> ofGates = activations.gates();
    for (int place = 0; place < gates.size(); place++) {
      double[] values = ofGates.get(place).toDoubleArray();
      statistics.get(place).add(values);
      if (gates.get(place) == Gate.FORGET) {
        forgetting.add(values);
      }
    }
  }

  @Override
  public void backward(int timeStep, CellState gradient) {
    flow.add(timeStep, gradient);
  }

  /** @param spectralRadii one a gate */
  Diagnosis diagnosis(int step, int probeLength, double[] spectralRadii) {
    Map<Gate, OfGate> ofGates = new LinkedHashMap<>();
    for (int place = 0; place < gates.size(); place++) {
      GateStatistics seen = statistics.get(place);
      ofGates.put(gates.get(place), new OfGate(spectralRadii[place], seen.saturation(), seen.mean()));
    }
    OptionalDouble halfLife = gates.contains(Gate.FORGET)
        ? OptionalDouble.of(forgetting.timeSteps())
        : OptionalDouble.empty();
    return new Diagnosis(step, probeLength, flow.hiddenNorms(), flow.memoryNorms(), ofGates, halfLife);
  }
}
