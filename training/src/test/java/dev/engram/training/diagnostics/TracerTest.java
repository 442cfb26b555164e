package dev.engram.training.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.PlainNetwork.State;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the units of a cell do over a sequence, against the same walk in plain Java. */
class TracerTest {

  private static final int HIDDEN_SIZE = 7;
  private static final Offset<Double> ROUNDING = within(1e-12);

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT, 6828467474", "RNN, ONE_HOT, 6828467474", "LSTM, DIGIT, 6828467474",
      "LSTM, ONE_HOT, 6828467474", "RNN, DIGIT, 3", "LSTM, ONE_HOT, 3"})
  void hasTheGatesAndTheStatesOfEveryTimeStep(CellKind kind, Encoding encoding, String sequence) {
    double[] weights = weights(kind, encoding);

    Trace trace = trace(kind, encoding, weights, sequence);

    PlainNetwork plain = new PlainNetwork(kind, layout(kind, encoding), encoding);
    DigitBatch digits = DigitBatch.toPredict(List.of(sequence));
    List<List<double[]>> ofGates = List.copyOf(trace.gates().values());
    assertThat(ofGates).hasSize(kind.gates().size())
        .allSatisfy(values -> assertThat(values).hasSize(sequence.length()));
    assertThat(trace.hidden()).hasSize(sequence.length());
    State state = plain.initialState();
    for (int timeStep = 1; timeStep <= sequence.length(); timeStep++) {
      double[][] gates = plain.gates(weights, digits, 0, timeStep, state);
      state = plain.next(gates, state);
      for (int place = 0; place < gates.length; place++) {
        assertThat(ofGates.get(place).get(timeStep - 1)).containsExactly(gates[place], ROUNDING);
      }
      assertThat(trace.hidden().get(timeStep - 1)).containsExactly(state.hidden(), ROUNDING);
      if (kind == CellKind.LSTM) {
        assertThat(trace.memory().orElseThrow().get(timeStep - 1)).containsExactly(state.memory(), ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheGatesInTheOrderOfTheCells(CellKind kind) {
    assertThat(trace(kind, Encoding.DIGIT, weights(kind, Encoding.DIGIT), "12").gates().keySet())
        .containsExactlyElementsOf(kind.cell(Encoding.DIGIT, HIDDEN_SIZE).gates());
  }

  @Test
  void aCellWithoutAMemoryHasNone() {
    assertThat(trace(CellKind.RNN, Encoding.DIGIT, weights(CellKind.RNN, Encoding.DIGIT), "12").memory()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hasAsManyNumbersForATimeStepAsItSays(CellKind kind) {
    Trace trace = trace(kind, Encoding.DIGIT, weights(kind, Encoding.DIGIT), "1");
    List<List<double[]>> all = new ArrayList<>(trace.gates().values());
    all.add(trace.hidden());
    trace.memory().ifPresent(all::add);

    assertThat(all.stream().flatMap(List::stream).mapToLong(values -> values.length).sum())
        .isEqualTo(new Tracer(kind.cell(Encoding.DIGIT, HIDDEN_SIZE), Encoding.DIGIT).numbersPerTimeStep());
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingBehind(CellKind kind) {
    double[] weights = weights(kind, Encoding.DIGIT);
    int before = TestCpu.liveArraysOfTheProcess();

    Trace trace = trace(kind, Encoding.DIGIT, weights, "68284674");

    assertThat(trace.hidden()).hasSize(8);
    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
  }

  @Test
  void ofWeightsThatAreNoNumbersHasNone() {
    double[] weights = weights(CellKind.LSTM, Encoding.DIGIT);
    Arrays.fill(weights, Double.NaN);

    Trace trace = trace(CellKind.LSTM, Encoding.DIGIT, weights, "68");

    assertThat(trace.hidden()).hasSize(2).allSatisfy(values -> assertThat(values).containsOnly(Double.NaN));
    assertThat(trace.gates().values()).isNotEmpty()
        .allSatisfy(gate -> assertThat(gate).allSatisfy(values -> assertThat(values).containsOnly(Double.NaN)));
  }

  private static ParameterLayout layout(CellKind kind, Encoding encoding) {
    return Network.layout(kind.cell(encoding, HIDDEN_SIZE));
  }

  private static double[] weights(CellKind kind, Encoding encoding) {
    return new InitialWeights(Initializer.DEFAULT, Optional.empty()).draw(layout(kind, encoding), 5);
  }

  private static Trace trace(CellKind kind, Encoding encoding, double[] weights, String sequence) {
    RecurrentCell<?, ?> cell = kind.cell(encoding, HIDDEN_SIZE);
    return new Tracer(cell, encoding).trace(weights, sequence, TestCpu.DEVICES, TestCpu.CPU);
  }
}
