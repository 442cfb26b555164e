package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import dev.engram.training.cell.CellState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How large the gradient with respect to a state is, time step by time step. */
final class GradientFlow {

  private final int sequences;
  private final double[] hidden;
  private final double[] memory;
  private boolean hasMemory;

  GradientFlow(int sequences, int timeSteps) {
    this.sequences = sequences;
    this.hidden = new double[timeSteps];
    this.memory = new double[timeSteps];
  }

  /** @param gradient of the mean over the sequences, each array (1, B, H) in float64; read back from the device */
  void add(int timeStep, CellState gradient) {
    hidden[timeStep - 1] = rootMeanSquare(gradient.hidden());
    gradient.memoryIfAny().ifPresent(ofMemory -> {
      memory[timeStep - 1] = rootMeanSquare(ofMemory);
      hasMemory = true;
    });
  }

  List<Double> hiddenNorms() {
    return list(hidden);
  }

  Optional<List<Double>> memoryNorms() {
    return hasMemory ? Optional.of(list(memory)) : Optional.empty();
  }

  /** The row of b is ∂L_b/∂h_b / B, so that √(Σ_b ‖∂L_b/∂h_b‖² / B) = √B ‖all rows‖. */
  private double rootMeanSquare(NDArray gradient) {
    return Math.sqrt(sequences) * norm(gradient.toDoubleArray());
  }

  /** Scaled by the largest number, for the square of a gradient may be too small for float64 where the gradient is not. */
  private static double norm(double[] numbers) {
    double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double number : numbers) {
      double scaled = number / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  private static List<Double> list(double[] norms) {
    return Arrays.stream(norms).boxed().toList();
  }
}
