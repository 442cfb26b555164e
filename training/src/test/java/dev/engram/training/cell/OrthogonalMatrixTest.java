package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalMatrixTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 128})
  void itsRowsAreOfLengthOneAndAtRightAngles(int size) {
    assertOrthogonal(OrthogonalMatrix.draw(size, new Random(1)));
  }

  /** Rows (1, ε, 0, …), (1, 0, ε, …), …: projected once, they would keep an overlap of about ε. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-8})
  void soAreThoseOfNearlyParallelDraws(double epsilon) {
    int size = 8;
    RandomGenerator nearlyParallel = new Random() {
      private int drawn;

      @Override
      public double nextGaussian() {
        int row = drawn / size;
        int column = drawn % size;
        drawn++;
        return column == 0 ? 1 : column == row + 1 ? epsilon : 0;
      }
    };
    assertOrthogonal(OrthogonalMatrix.draw(size, nearlyParallel));
  }

  private static void assertOrthogonal(double[][] rows) {
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < rows.length; b++) {
        double product = 0;
        for (int column = 0; column < rows.length; column++) {
          product += rows[a][column] * rows[b][column];
        }
        assertThat(product).as("rows %s and %s", a, b).isCloseTo(a == b ? 1 : 0, within(1e-12));
      }
    }
  }
}
