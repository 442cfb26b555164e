package dev.engram.training.diagnostics;

import dev.engram.training.cell.Gate;

/** The values of one gate, over sequences, time steps and units. */
final class GateStatistics {

  private final double lowerEnd;
  private final double upperEnd = 0.9;
  private long count;
  private long saturated;
  private double sum;

  GateStatistics(Gate gate) {
    this.lowerEnd = switch (gate.nonLinearity()) {
      case SIGMOID -> 0.1;
      case TANH -> -0.9;
    };
  }

  void add(double[] values) {
    count += values.length;
    for (double value : values) {
      sum += value;
      saturated += value < lowerEnd || value > upperEnd ? 1 : 0;
    }
  }

  double mean() {
    return sum / count;
  }

  /** The share of values near the ends of their range, where the non-linearity lets hardly any gradient through. */
  double saturation() {
    return Double.isNaN(sum) ? Double.NaN : (double) saturated / count;
  }
}
