package dev.engram.training.task;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchTest {

  private static final List<DigitBatch> RUNS = List.of(Digits.of("3140", "2718"), Digits.of("1618", "0577"));

  @Test
  void aTimeStepSeesItsDigitAsANumberAndTheOneOfTheBias() {
    try (NDManager manager = TestCpu.newManager()) {
      Batch batch = Batch.encode(manager, RUNS, Encoding.DIGIT, DataType.FLOAT32);

      assertThat(batch.inputs()).hasSize(3)
          .allSatisfy(input -> assertThat(input.getShape()).isEqualTo(new Shape(2, 2, 2)));
      assertThat(Tensors.read(batch.inputs().get(0))).containsExactly(3, 1, 2, 1, 1, 1, 0, 1);
      assertThat(Tensors.read(batch.inputs().get(1))).containsExactly(1, 1, 7, 1, 6, 1, 5, 1);
      assertThat(Tensors.read(batch.inputs().get(2))).containsExactly(4, 1, 1, 1, 1, 1, 7, 1);
    }
  }

  @Test
  void aTimeStepSeesItsDigitAsOneOfTenPlaces() {
    try (NDManager manager = TestCpu.newManager()) {
      Batch batch = Batch.encode(manager, RUNS, Encoding.ONE_HOT, DataType.FLOAT64);

      assertThat(batch.inputs()).hasSize(3);
      for (int timeStep = 0; timeStep < 3; timeStep++) {
        double[] input = Tensors.read(batch.inputs().get(timeStep));
        assertThat(input).hasSize(2 * 2 * 11);
        for (int row = 0; row < 4; row++) {
          double[] expected = new double[11];
          expected[RUNS.get(row / 2).digit(row % 2, timeStep)] = 1;
          expected[10] = 1;
          assertThat(Arrays.copyOfRange(input, 11 * row, 11 * row + 11)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void theLastDigitIsTheTargetOfItsSample() {
    try (NDManager manager = TestCpu.newManager()) {
      Batch batch = Batch.encode(manager, RUNS, Encoding.DIGIT, DataType.FLOAT64);

      double[] expected = new double[40];
      expected[0] = 1; // 3140
      expected[10 + 8] = 1; // 2718
      expected[20 + 8] = 1; // 1618
      expected[30 + 7] = 1; // 0577
      assertThat(Tensors.read(batch.targets())).isEqualTo(expected);
      assertThat(batch.targets().getShape()).isEqualTo(new Shape(2, 2, 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLastDigitIsInNoInput(Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      Batch batch = Batch.encode(manager, List.of(Digits.of("31415")), encoding, DataType.FLOAT64);
      for (int last = 0; last < 10; last++) {
        Batch other = Batch.encode(manager, List.of(Digits.of("3141" + last)), encoding, DataType.FLOAT64);
        assertThat(other.inputs()).hasSize(4);
        for (int timeStep = 0; timeStep < 4; timeStep++) {
          assertThat(Tensors.read(other.inputs().get(timeStep)))
              .isEqualTo(Tensors.read(batch.inputs().get(timeStep)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void isInThePrecisionAskedFor(DataType precision) {
    try (NDManager manager = TestCpu.newManager()) {
      for (DigitBatch digits : List.of(Digits.of("77"), Digits.of("12321"))) {
        Batch batch = Batch.encode(manager, List.of(digits), Encoding.DIGIT, precision);

        assertThat(batch.targets().getDataType()).isEqualTo(precision);
        assertThat(batch.inputs()).allSatisfy(input -> assertThat(input.getDataType()).isEqualTo(precision));
      }
    }
  }

  @Test
  void knowsItsRunsAndSize() {
    try (NDManager manager = TestCpu.newManager()) {
      Batch batch = Batch.encode(manager, List.of(Digits.of("11", "22", "33"), Digits.of("44", "55", "66")),
          Encoding.DIGIT, DataType.FLOAT32);

      assertThat(batch.runs()).isEqualTo(2);
      assertThat(batch.size()).isEqualTo(3);
    }
  }
}
