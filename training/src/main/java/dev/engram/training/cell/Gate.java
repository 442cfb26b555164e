package dev.engram.training.cell;

/** The gates of all cells. A gate is a block of H columns of a cell's weights with a non-linearity behind it. */
public enum Gate {
  /** h(t) of a cell without gates in the narrower sense. */
  HIDDEN(NonLinearity.TANH),
  /** i(t): how much of the candidate is written into the memory. */
  INPUT(NonLinearity.SIGMOID),
  /** f(t): how much of the memory is kept. */
  FORGET(NonLinearity.SIGMOID),
  /** g(t): what may be written into the memory. */
  CANDIDATE(NonLinearity.TANH),
  /** o(t): how much of the memory is shown. */
  OUTPUT(NonLinearity.SIGMOID);

  /** What decides the range of a gate's values. */
  public enum NonLinearity {
    /** From 0 to 1. */
    SIGMOID,
    /** From −1 to 1. */
    TANH
  }

  private final NonLinearity nonLinearity;

  Gate(NonLinearity nonLinearity) {
    this.nonLinearity = nonLinearity;
  }

  public NonLinearity nonLinearity() {
    return nonLinearity;
  }
}
