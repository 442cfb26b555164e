package dev.engram.training.diagnostics;

import dev.engram.training.cell.Gate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a look into the cell of one run found. The numbers of a run that is about to diverge may be infinite or NaN.
 *
 * @param step after which it was looked at; 0 before the first
 * @param probeLength T of the probe
 * @param hiddenGradientNorms ‖∂L/∂h(t)‖ for t = 1 … T − 1, L the loss of one sequence: the root mean square over the probe
 * @param memoryGradientNorms likewise ‖∂L/∂c(t)‖, of a cell that has a memory
 * @param gates in the order of the cell's
 * @param forgetHalfLife the time steps in which forget gates that did as on the probe would halve a memory, of a cell that
 *        has them; infinite where they are 1
 */
public record Diagnosis(int step, int probeLength, List<Double> hiddenGradientNorms,
    Optional<List<Double>> memoryGradientNorms, Map<Gate, OfGate> gates, OptionalDouble forgetHalfLife) {

  /**
   * One gate.
   *
   * @param spectralRadius of its block of W_h
   * @param saturation the share of its values in the outer tenth of σ's range, or beyond ±0.9 for tanh
   * @param mean of its values over sequences, time steps and units
   */
  public record OfGate(double spectralRadius, double saturation, double mean) {}
}
