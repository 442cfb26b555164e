package dev.engram.training.diagnostics;

/** How long a memory lasts that a forget gate multiplies at every time step: f(1) ⋯ f(n) = exp(n · mean ln f). */
final class HalfLife {

  private long count;
  private double sumOfLogarithms;

  void add(double[] forgetGates) {
    count += forgetGates.length;
    for (double value : forgetGates) {
      sumOfLogarithms += Math.log(value);
    }
  }

  /** ln 2 / −mean ln f; infinite where every f is 1. */
  double timeSteps() {
    double decay = Math.abs(sumOfLogarithms / count); // no f is above 1, and −0 is none to divide by
    return Math.log(2) / decay;
  }
}
