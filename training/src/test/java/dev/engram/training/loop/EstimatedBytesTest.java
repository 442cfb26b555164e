package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.task.Palindrome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimatedBytesTest {

  private static final PackShape SHAPE = Packs.shape(CellKind.LSTM, 20, 128, 128, Precision.FLOAT32);

  @Test
  void isThatOfTheLargestArraysWorkedOutByHand() {
    long activations = 19L * 128 * (128 + 1 + 1 + 7 * 128); // [h, x, 1], σ of four gates, g, c, tanh c
    long batches = (128L + 256) * (19 * 2 + 10); // one to train on, one to evaluate on
    long parameters = 66_560 + 1_290;

    assertThat(SHAPE.estimatedBytes(1, 2)).isEqualTo(4 * (activations + batches + 9 * parameters));
  }

  @Test
  void growsWithTheRunsThePrecisionAndTheOptimizersState() {
    long one = SHAPE.estimatedBytes(1, 1);

    assertThat(SHAPE.estimatedBytes(5, 1)).isEqualTo(5 * one);
    assertThat(Packs.shape(CellKind.LSTM, 20, 128, 128, Precision.FLOAT64).estimatedBytes(1, 1)).isEqualTo(2 * one);
    assertThat(SHAPE.estimatedBytes(1, 2) - one).isEqualTo(4 * SHAPE.layout().size());
  }

  @Test
  void automaticDifferentiationKeepsMore() {
    PackShape automatic = new PackShape(SHAPE.cell(), SHAPE.task(), SHAPE.encoding(), SHAPE.batchSize(),
        new Autograd(), SHAPE.precision(), SHAPE.evaluation(), Optional.empty());

    assertThat(automatic.estimatedBytes(1, 1)).isGreaterThan(2 * SHAPE.estimatedBytes(1, 1));
  }

  @Test
  void countsALookIntoOneCellWhereItTakesMoreThanAStep() {
    PackShape probed = Packs.probed(SHAPE, 100);
    long activations = 99L * 32 * (128 + 1 + 1 + 7 * 128);
    long parameters = 66_560 + 1_290;
    long look = 8 * (activations + 32 * (99 * 2 + 10) + 5 * parameters);

    assertThat(look).isGreaterThan(SHAPE.activationBytes(1)).isLessThan(SHAPE.activationBytes(4));
    assertThat(probed.estimatedBytes(1, 1)).isEqualTo(SHAPE.estimatedBytes(1, 1) - SHAPE.activationBytes(1) + look);
    assertThat(probed.estimatedBytes(4, 1)).isEqualTo(SHAPE.estimatedBytes(4, 1));
  }

  @Test
  void ofWhatNoMachineHasIsAnErrorAndNotANegativeNumber() {
    PackShape shape = new PackShape(SHAPE.cell(), new Palindrome(Integer.MAX_VALUE), SHAPE.encoding(),
        1_000_000, SHAPE.gradientMethod(), SHAPE.precision(), SHAPE.evaluation(), Optional.empty());

    assertThatThrownBy(() -> shape.estimatedBytes(1_000, 2))
        .isInstanceOf(ArithmeticException.class);
  }
}
