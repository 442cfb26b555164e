package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.task.Encoding;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterLayoutTest {

  @ParameterizedTest
  @CsvSource({"RNN, 16640", "LSTM, 66560"})
  void theExercisesCellsHaveAsManyParametersAsWorkedOutOnPaper(CellKind kind, long parameters) {
    RecurrentCell<?, ?> cell = kind.cell(Encoding.DIGIT, 128);

    assertThat(cell.parameterCount()).isEqualTo(parameters);
    assertThat(Network.layout(cell).cellSize()).isEqualTo(parameters);
    assertThat(Network.layout(cell).headSize()).isEqualTo(1290);
    assertThat(Network.layout(cell).size()).isEqualTo(parameters + 1290);
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT, 5", "RNN, ONE_HOT, 3", "LSTM, DIGIT, 3", "LSTM, ONE_HOT, 5"})
  void theSizeOfACellIsItsParameterCount(CellKind kind, Encoding encoding, int hiddenSize) {
    RecurrentCell<?, ?> cell = kind.cell(encoding, hiddenSize);

    assertThat(Network.layout(cell).cellSize()).isEqualTo(cell.parameterCount());
    assertThat(cell.gates()).hasSameSizeAs(kind.gates());
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "LSTM, ONE_HOT"})
  void viewsShowEveryGatesWeightsOfEachRun(CellKind kind, Encoding encoding) {
    ParameterLayout layout = Network.layout(kind.cell(encoding, 4));
    Random random = new Random(7);
    List<double[]> rows = List.of(random.doubles(layout.size()).toArray(), random.doubles(layout.size()).toArray());
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = RandomPack.parameters(manager, rows, DataType.FLOAT64);
      List<GateWeights> gates = layout.gateWeights(layout.cellMatrix(parameters));
      NDArray head = layout.headMatrix(parameters);

      assertThat(gates).hasSize(layout.gates());
      for (int run = 0; run < 2; run++) {
        Map<String, double[]> expected = Tensors.byName(kind, layout, rows.get(run));
        for (int gate = 0; gate < layout.gates(); gate++) {
          String name = kind.gates().get(gate);
          assertThat(Tensors.readRow(gates.get(gate).hidden(), run)).isEqualTo(expected.get(name + ".weightHh"));
          assertThat(Tensors.readRow(gates.get(gate).input(), run)).isEqualTo(expected.get(name + ".weightIh"));
          assertThat(Tensors.readRow(gates.get(gate).bias(), run)).isEqualTo(expected.get(name + ".bias"));
        }
        assertThat(Tensors.readRow(layout.headWeight(head), run)).isEqualTo(expected.get("headWeight"));
        assertThat(Tensors.readRow(layout.headBias(head), run)).isEqualTo(expected.get("headBias"));
      }
    }
  }

  @Test
  void matricesAreViewsThatWriteThrough() {
    ParameterLayout layout = Network.layout(new Lstm(1, 4));
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = manager.zeros(new Shape(2, layout.size()), DataType.FLOAT64);

      layout.cellMatrix(parameters).addi(1);
      layout.headMatrix(parameters).addi(2);

      for (int run = 0; run < 2; run++) {
        double[] row = Tensors.readRow(parameters, run);
        assertThat(row[(int) layout.cellSize() - 1]).isEqualTo(1);
        assertThat(row[(int) layout.cellSize()]).isEqualTo(2);
        assertThat(row).containsOnly(1, 2);
      }
    }
  }

  @Test
  void aCellWithoutInputsOrUnitsIsRefused() {
    assertThatThrownBy(() -> new VanillaRnn(0, 4)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input size 0");
    assertThatThrownBy(() -> new Lstm(1, 0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden size 0");
  }
}
