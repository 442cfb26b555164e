package dev.engram.training.cell;

import java.util.random.RandomGenerator;

/** Random orthogonal matrices, uniform over all of them. */
final class OrthogonalMatrix {

  private OrthogonalMatrix() {}

  /** Gram–Schmidt on rows of normal draws, each row projected twice so that rounding leaves no overlap. */
  static double[][] draw(int size, RandomGenerator random) {
    double[][] rows = new double[size][size];
    for (int current = 0; current < size; current++) {
      double[] row = rows[current];
      for (int column = 0; column < size; column++) {
        row[column] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < current; earlier++) {
          addMultiple(row, -dot(row, rows[earlier]), rows[earlier]);
        }
      }
      double norm = Math.sqrt(dot(row, row));
      for (int column = 0; column < size; column++) {
        row[column] /= norm;
      }
    }
    return rows;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int index = 0; index < a.length; index++) {
      sum += a[index] * b[index];
    }
    return sum;
  }

  private static void addMultiple(double[] target, double factor, double[] source) {
    for (int index = 0; index < target.length; index++) {
      target[index] += factor * source[index];
    }
  }
}
