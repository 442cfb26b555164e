package dev.engram.training.cell;

import dev.engram.training.task.Philox;
import dev.engram.training.task.Stream;
import java.util.Optional;

/**
 * The weights a run starts with, as a function of its seed.
 *
 * @param recurrentGain multiplies W_hh as the initializer drew it, 1 to leave it so. Over 1, the identity makes a unit of
 *        an RNN a latch, which keeps the sign it got first: h = tanh(gain · h) then has a stable solution on either side
 *        of 0; Bengio, Simard, Frasconi, "Learning long-term dependencies with gradient descent is difficult", 1994
 * @param forgetBias set after the initializer; for an LSTM only
 */
public record InitialWeights(Initializer initializer, double recurrentGain, Optional<ForgetBias> forgetBias) {

  /** As the initializer draws them. */
  public InitialWeights(Initializer initializer, Optional<ForgetBias> forgetBias) {
    this(initializer, 1, forgetBias);
  }

  /** A run's row of P parameters. */
  public double[] draw(ParameterLayout layout, long seed) {
    Philox random = Stream.WEIGHTS.generator(seed, 0, 0);
    double[] row = new double[Math.toIntExact(layout.size())];
    initializer.fill(row, layout, random);
    int recurrent = layout.hiddenSize() * layout.cellColumns(); // W_hh comes first
    for (int index = 0; index < recurrent; index++) {
      row[index] *= recurrentGain;
    }
    forgetBias.ifPresent(bias -> bias.apply(row, layout, random));
    return row;
  }
}
