package dev.engram.training.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork.State;
import dev.engram.training.cell.ForgetBias.Fixed;
import dev.engram.training.cell.Gate;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.diagnostics.Diagnosis.OfGate;
import dev.engram.training.task.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What gates do on a probe, against the same worked out in plain Java. */
class GateStatisticsTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  @ParameterizedTest
  @CsvSource({"LSTM, DIGIT, INPUT, 0", "LSTM, DIGIT, FORGET, 1", "LSTM, DIGIT, CANDIDATE, 2", "LSTM, DIGIT, OUTPUT, 3",
      "LSTM, ONE_HOT, INPUT, 0", "LSTM, ONE_HOT, CANDIDATE, 2", "RNN, DIGIT, HIDDEN, 0", "RNN, ONE_HOT, HIDDEN, 0"})
  void areThoseOfAllSequencesTimeStepsAndUnits(CellKind kind, Encoding encoding, Gate gate, int place) {
    PlainProbe probe = PlainProbe.of(kind, encoding);
    double[] values = values(probe, place);
    double lowerEnd = gate == Gate.CANDIDATE || gate == Gate.HIDDEN ? -0.9 : 0.1;

    OfGate ofGate = Objects.requireNonNull(probe.diagnosis().gates().get(gate));

    assertThat(values).hasSize(32 * 5 * 5);
    assertThat(ofGate.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), ROUNDING);
    assertThat(ofGate.saturation())
        .isEqualTo(Arrays.stream(values).filter(value -> value < lowerEnd || value > 0.9).count() / 800.0);
  }

  @Test
  void rawDigitsSaturateSomeGates() {
    assertThat(PlainProbe.of(CellKind.LSTM, Encoding.DIGIT).diagnosis().gates().values())
        .anySatisfy(gate -> assertThat(gate.saturation()).isStrictlyBetween(0.0, 1.0));
  }

  @ParameterizedTest
  @EnumSource
  void areInTheOrderOfTheCellsGates(CellKind kind) {
    assertThat(PlainProbe.of(kind, Encoding.DIGIT).diagnosis().gates().keySet())
        .containsExactlyElementsOf(kind.cell(Encoding.DIGIT, 5).gates());
  }

  @ParameterizedTest
  @EnumSource
  void theHalfLifeIsThatOfTheGeometricMeanOfTheForgetGates(Encoding encoding) {
    PlainProbe probe = PlainProbe.of(CellKind.LSTM, encoding);
    double meanOfLogarithms = Arrays.stream(values(probe, 1)).map(Math::log).average().orElseThrow();
    double halfLife = probe.diagnosis().forgetHalfLife().orElseThrow();
    assertThat(Math.pow(Math.exp(meanOfLogarithms), halfLife)).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void aCellWithoutForgetGatesHasNoHalfLife() {
    assertThat(PlainProbe.of(CellKind.RNN, Encoding.DIGIT).diagnosis().forgetHalfLife()).isEmpty();
  }

  @Test
  void whatIsNeverForgottenHasAnInfiniteHalfLife() {
    assertThat(ofBias(1_000)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void whatIsForgottenAtOnceHasNone() {
    assertThat(ofBias(-10_000)).isZero();
  }

  /** A NaN is no saturated value, and none that is not. */
  @Test
  void ofWeightsThatAreNoNumbersAreNone() {
    RecurrentCell<?, ?> cell = CellKind.LSTM.cell(Encoding.DIGIT, 5);
    double[] row = new double[(int) Network.layout(cell).size()];
    Arrays.fill(row, Double.NaN);

    Diagnosis diagnosis = PlainProbe.look(cell, Encoding.DIGIT, 5, row);

    assertThat(diagnosis.gates().values()).isNotEmpty()
        .allSatisfy(gate -> assertThat(List.of(gate.mean(), gate.saturation(), gate.spectralRadius()))
            .containsOnly(Double.NaN));
    assertThat(diagnosis.hiddenGradientNorms()).containsOnly(Double.NaN);
    assertThat(diagnosis.forgetHalfLife()).hasValue(Double.NaN);
  }

  private static double ofBias(double bias) {
    RecurrentCell<?, ?> cell = CellKind.LSTM.cell(Encoding.DIGIT, 5);
    InitialWeights weights = new InitialWeights(Initializer.DEFAULT, Optional.of(new Fixed(bias)));
    return PlainProbe.look(cell, Encoding.DIGIT, 5, weights.draw(Network.layout(cell), 1))
        .forgetHalfLife()
        .orElseThrow();
  }

  /** Of one gate, by its place in the stack. */
  private static double[] values(PlainProbe probe, int place) {
    List<double[]> values = new ArrayList<>();
    for (int sample = 0; sample < probe.digits().size(); sample++) {
      List<State> states = probe.states(sample);
      for (int timeStep = 1; timeStep < states.size(); timeStep++) {
        values.add(probe.gates(sample, timeStep, states.get(timeStep - 1))[place]);
      }
    }
    return values.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
