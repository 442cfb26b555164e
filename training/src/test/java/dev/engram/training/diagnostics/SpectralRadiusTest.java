package dev.engram.training.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.TestCpu;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices whose eigenvalues are known otherwise. */
class SpectralRadiusTest {

  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @CsvSource({"0.3, 0.5", "1.1, 1", "2.9, 1.7", "1.5707963267948966, 1e-30", "0.1, 1e30"})
  void ofARotationWithAScaleIsTheScale(double angle, double scale) {
    double cos = scale * Math.cos(angle);
    double sin = scale * Math.sin(angle);
    assertThat(radius(cos, -sin, sin, cos)).isCloseTo(scale, within(TOLERANCE * scale));
  }

  @Test
  void ofADiagonalIsItsLargestEntryWhateverTheSign() {
    assertThat(radius(0.2, 0, 0, 0, -0.8, 0, 0, 0, 0.5)).isCloseTo(0.8, within(TOLERANCE));
  }

  /** The slowest there is: ‖Jᵏ‖ grows like k³ λᵏ. */
  @Test
  void ofAJordanBlockIsItsEigenvalue() {
    assertThat(radius(0.5, 1, 0, 0, 0, 0.5, 1, 0, 0, 0, 0.5, 1, 0, 0, 0, 0.5)).isCloseTo(0.5, within(5e-6));
  }

  @Test
  void ofAMatrixWhoseSquareIsZeroIsZero() {
    assertThat(radius(0, 7, 0, 0)).isZero();
  }

  @Test
  void ofZeroIsZero() {
    assertThat(radius(0, 0, 0, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity"})
  void ofWhatIsNoNumberIsNone(double value) {
    assertThat(radius(1, value, 0, 1)).isNaN();
  }

  /** A product of reflections 1 − 2 v vᵀ. */
  @Test
  void ofAnOrthogonalMatrixIsOne() {
    try (NDManager manager = TestCpu.newManager()) {
      RandomGenerator random = new Random(5);
      NDArray product = manager.eye(32).toType(DataType.FLOAT64, true);
      for (int reflection = 0; reflection < 9; reflection++) {
        NDArray vector = manager.create(random.doubles(32, -1, 1).toArray(), new Shape(32, 1));
        NDArray unit = vector.div(vector.norm());
        product = product.sub(product.matMul(unit).matMul(unit.transpose()).mul(2));
      }
      assertThat(SpectralRadius.of(List.of(product.expandDims(0)))[0]).isCloseTo(1, within(TOLERANCE));
    }
  }

  /** The eigenvalues are NumPy's: numpy.linalg.eigvals. */
  @Test
  void isWhatAnotherLibraryFinds() {
    assertThat(
        radius(0, 0.3, -0.27, -0.89, -0.45, -0.99, 0.06, 1.34, -0.49, -0.62, 0.49, 0.36, 0.11, -0.93, -0.03, 0.7))
        .isCloseTo(0.915074925716461, within(TOLERANCE)); // 0.07227 ± 0.91222 i
    assertThat(radius(-1.34, -0.46, -1.9, -1.29, -1.84, -0.24, -1.27, 0.27, 0.16))
        .isCloseTo(2.658219725435824, within(TOLERANCE)); // −2.65822
  }

  /** Likewise, of the matrices sin(s + 1.7 (i + 1) (j + 2) + i²), all of them in one call where they are of one size. */
  @Test
  void isWhatAnotherLibraryFindsOfLargerOnes() {
    assertThat(ofWaves(5, 1)).satisfies(radii -> assertThat(radii[0]).isCloseTo(1.562052820377339, within(TOLERANCE)));
    assertThat(ofWaves(64, 4)).satisfies(radii -> assertThat(radii[0]).isCloseTo(7.112828946463159, within(TOLERANCE)));
    double[] together = ofWaves(16, 2, 3);
    assertThat(together).hasSize(2);
    assertThat(together[0]).isCloseTo(2.880997711907022, within(TOLERANCE));
    assertThat(together[1]).isCloseTo(3.2787679934642995, within(TOLERANCE));
  }

  private static double[] ofWaves(int size, int... phases) {
    return of(size, Arrays.stream(phases).mapToObj(phase -> wave(size, phase)).toArray(double[][]::new));
  }

  private static double[] wave(int size, int phase) {
    double[] matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] = Math.sin(phase + (i + 1) * (j + 2) * 1.7 + i * i);
      }
    }
    return matrix;
  }

  private static double radius(double... matrix) {
    return of((int) Math.sqrt(matrix.length), matrix)[0];
  }

  private static double[] of(int size, double[]... matrices) {
    try (NDManager manager = TestCpu.newManager()) {
      return SpectralRadius
          .of(Stream.of(matrices).map(matrix -> manager.create(matrix, new Shape(1, size, size))).toList());
    }
  }
}
