package dev.engram.training.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork.State;
import dev.engram.training.RelativeError;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.task.Encoding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradient norms against the slopes of the loss of a walk in plain Java whose state is nudged at one time step. */
class GradientFlowTest {

  private static final double NUDGE = 1e-5;
  private static final double TOLERANCE = 1e-7;

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void normOfEveryHiddenStateIsTheSlopeOfTheLossOfASequence(CellKind kind, Encoding encoding) {
    PlainProbe probe = PlainProbe.of(kind, encoding);

    double[] expected = rootMeanSquares(probe, (sample, timeStep, unit, nudge) -> {
      State state = probe.states(sample).get(timeStep);
      state.hidden()[unit] += nudge;
      return probe.loss(sample, timeStep, state);
    });

    assertThat(RelativeError.of(array(probe.diagnosis().hiddenGradientNorms()), expected)).isLessThan(TOLERANCE);
  }

  /** h(t) is made of c(t), so that a nudge of the memory is one of the hidden state too. */
  @ParameterizedTest
  @EnumSource
  void normOfEveryMemoryIsTheSlopeOfTheLossWithWhatReachesItThroughTheHiddenState(Encoding encoding) {
    PlainProbe probe = PlainProbe.of(CellKind.LSTM, encoding);

    double[] expected = rootMeanSquares(probe, (sample, timeStep, unit, nudge) -> {
      List<State> states = probe.states(sample);
      double[][] gates = probe.gates(sample, timeStep, states.get(timeStep - 1));
      double[] memory = states.get(timeStep).memory();
      memory[unit] += nudge;
      return probe.loss(sample, timeStep, new State(probe.network().shown(gates, memory), memory));
    });

    assertThat(RelativeError.of(array(probe.diagnosis().memoryGradientNorms().orElseThrow()), expected))
        .isLessThan(TOLERANCE);
  }

  @Test
  void aCellWithoutAMemoryHasNoGradientOfOne() {
    assertThat(PlainProbe.of(CellKind.RNN, Encoding.DIGIT).diagnosis().memoryGradientNorms()).isEmpty();
  }

  /** In float32 its square, and on the way back the gradient itself, would be zero. */
  @Test
  void vanishesInAnUntrainedNetworkButNotToZero() {
    RecurrentCell<?, ?> cell = CellKind.RNN.cell(Encoding.DIGIT, 128);
    double[] row = new InitialWeights(Initializer.DEFAULT, Optional.empty()).draw(Network.layout(cell), 1);

    List<Double> norms = PlainProbe.look(cell, Encoding.DIGIT, 100, row).hiddenGradientNorms();

    assertThat(norms).hasSize(99).allSatisfy(norm -> assertThat(norm).isPositive().isFinite());
    assertThat((float) (norms.getFirst() * norms.getFirst())).isZero();
    assertThat(norms.getFirst()).isLessThan(1e-20 * norms.getLast());
  }

  /** The loss of one sequence whose state is nudged after a time step. */
  private interface Nudged {
    double loss(int sample, int timeStep, int unit, double nudge);
  }

  /** Of the central differences of each time step, over the sequences. */
  private static double[] rootMeanSquares(PlainProbe probe, Nudged nudged) {
    int sequences = probe.digits().size();
    double[] norms = new double[PlainProbe.LENGTH - 1];
    for (int timeStep = 1; timeStep <= norms.length; timeStep++) {
      double sum = 0;
      for (int sample = 0; sample < sequences; sample++) {
        for (int unit = 0; unit < probe.network().layout().hiddenSize(); unit++) {
          double above = nudged.loss(sample, timeStep, unit, NUDGE);
          double below = nudged.loss(sample, timeStep, unit, -NUDGE);
          sum += Math.pow((above - below) / (2 * NUDGE), 2);
        }
      }
      norms[timeStep - 1] = Math.sqrt(sum / sequences);
    }
    return norms;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
