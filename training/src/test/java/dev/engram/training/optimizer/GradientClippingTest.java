package dev.engram.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.RandomPack;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientClippingTest {

  private static final double[] SMALL = {0.3, -0.4}; // norm 0.5
  private static final double[] LARGE = {-30, 40}; // norm 50

  @Test
  void scalesEachRunDownToItsOwnNorm() {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray gradient = RandomPack.parameters(manager, List.of(LARGE, LARGE, SMALL, SMALL), DataType.FLOAT64);

      new GradientClipping(List.of(10.0, 100.0, 10.0, 0.1), manager, DataType.FLOAT64).clip(gradient);

      assertThat(Tensors.readRow(gradient, 0)).containsExactly(new double[]{-6, 8}, within(1e-6));
      assertThat(Tensors.readRow(gradient, 1)).containsExactly(LARGE);
      assertThat(Tensors.readRow(gradient, 2)).containsExactly(SMALL);
      assertThat(Tensors.readRow(gradient, 3)).containsExactly(new double[]{0.06, -0.08}, within(1e-6));
    }
  }

  @Test
  void tellsTheNormsBefore() {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray gradient = RandomPack.parameters(manager, List.of(LARGE, SMALL), DataType.FLOAT64);

      NDArray norms = new GradientClipping(List.of(1.0, 1.0), manager, DataType.FLOAT64).clip(gradient);

      assertThat(norms.getShape()).isEqualTo(new Shape(2, 1));
      assertThat(Tensors.read(norms)).containsExactly(new double[]{50, 0.5}, within(1e-12));
    }
  }

  @Test
  void scalesByTheFactorThatPyTorchUses() {
    double[] row = new Random(3).doubles(20, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(row).map(value -> value * value).sum());
    try (NDManager manager = TestCpu.newManager()) {
      NDArray gradient = RandomPack.parameters(manager, List.of(row), DataType.FLOAT64);

      new GradientClipping(List.of(0.5), manager, DataType.FLOAT64).clip(gradient);

      double[] expected = Arrays.stream(row).map(value -> value * (0.5 / (norm + 1e-6))).toArray();
      assertThat(Tensors.read(gradient)).containsExactly(expected, within(1e-15));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void aZeroGradientStaysZero(DataType precision) {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray gradient = RandomPack.parameters(manager, List.of(new double[5], new double[5]), precision);

      NDArray norms = new GradientClipping(List.of(1.0, Double.POSITIVE_INFINITY), manager, precision).clip(gradient);

      assertThat(Tensors.read(gradient)).containsOnly(0);
      assertThat(Tensors.read(norms)).containsOnly(0);
    }
  }

  @Test
  void aGradientThatIsNotANumberStaysItsRunsOwnTrouble() {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray gradient = RandomPack.parameters(manager, List.of(new double[]{Double.NaN, 1}, SMALL), DataType.FLOAT64);

      NDArray norms = new GradientClipping(List.of(1.0, 1.0), manager, DataType.FLOAT64).clip(gradient);

      assertThat(Tensors.read(norms)[0]).isNaN();
      assertThat(Tensors.readRow(gradient, 0)).containsOnly(Double.NaN);
      assertThat(Tensors.readRow(gradient, 1)).containsExactly(SMALL);
    }
  }
}
