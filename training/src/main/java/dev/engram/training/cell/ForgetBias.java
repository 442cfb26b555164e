package dev.engram.training.cell;

import java.util.random.RandomGenerator;

/** What an LSTM's forget gate is biased to at the start. */
public sealed interface ForgetBias {

  /** Sets the biases in a run's row of parameters. */
  void apply(double[] row, ParameterLayout layout, RandomGenerator random);

  /** Every b_f the same: Gers, Schmidhuber, Cummins, "Learning to forget", 2000. */
  record Fixed(double value) implements ForgetBias {

    @Override
    public void apply(double[] row, ParameterLayout layout, RandomGenerator random) {
      for (int unit = 0; unit < layout.hiddenSize(); unit++) {
        row[bias(layout, Lstm.FORGET_GATE, unit)] = value;
      }
    }
  }

  /**
   * b_f = ln U[1, length − 1] and b_i = −b_f: Tallec, Ollivier, "Can recurrent neural networks warp time?", 2018.
   *
   * @param length the time over which to remember, at least 3
   */
  record Chrono(int length) implements ForgetBias {

    public Chrono {
      if (length < 3) {
        throw new IllegalArgumentException("chrono length is %d: it must be at least 3".formatted(length));
      }
    }

    @Override
    public void apply(double[] row, ParameterLayout layout, RandomGenerator random) {
      for (int unit = 0; unit < layout.hiddenSize(); unit++) {
        double forgetBias = Math.log(1 + random.nextDouble() * (length - 2));
        row[bias(layout, Lstm.FORGET_GATE, unit)] = forgetBias;
        row[bias(layout, Lstm.INPUT_GATE, unit)] = -forgetBias;
      }
    }
  }

  private static int bias(ParameterLayout layout, int gate, int unit) {
    if (gate >= layout.gates()) {
      throw new IllegalArgumentException(
          "forget bias for a cell of %d gates: only an LSTM has a forget gate".formatted(layout.gates()));
    }
    return (layout.cellRows() - 1) * layout.cellColumns() + gate * layout.hiddenSize() + unit;
  }
}
