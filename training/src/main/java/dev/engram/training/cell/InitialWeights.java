package dev.engram.training.cell;

import dev.engram.training.task.Philox;
import dev.engram.training.task.Stream;
import java.util.Optional;

/**
 * The weights a run starts with, as a function of its seed.
 *
 * @param forgetBias set after the initializer; for an LSTM only
 */
public record InitialWeights(Initializer initializer, Optional<ForgetBias> forgetBias) {

  /** A run's row of P parameters. */
  public double[] draw(ParameterLayout layout, long seed) {
    Philox random = Stream.WEIGHTS.generator(seed, 0, 0);
    double[] row = new double[Math.toIntExact(layout.size())];
    initializer.fill(row, layout, random);
    forgetBias.ifPresent(bias -> bias.apply(row, layout, random));
    return row;
  }
}
