package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.device.ArrayScope;
import java.util.Arrays;
import java.util.List;

/**
 * The largest absolute eigenvalue, by Gelfand's formula: ρ = lim ‖Aᵏ‖^(1/k), here at k = 2²⁴.
 *
 * <p>DJL has no routine for eigenvalues. Squaring gets to that power in 24 products; each power is divided by its norm, and
 * the logarithms of the norms are added up, so that nothing overflows. What is left of a matrix of size n is a relative
 * error of about ln n / k where it is near to normal, and of (n − 1) ln k / k at most, that of a Jordan block.
 */
final class SpectralRadius {

  private static final int SQUARINGS = 24;

  private SpectralRadius() {}

  /**
   * One radius a matrix; not finite where a matrix is not. Reads from the device at every squaring.
   *
   * @param matrices in float64, each (1, H, H)
   */
  static double[] of(List<NDArray> matrices) {
    double[] logarithms = new double[matrices.size()]; // ln ‖Aᵏ‖ / k
    try (ArrayScope scope = new ArrayScope()) {
      NDArray power = NDArrays.concat(new NDList(matrices), 0); // (G, H, H), a copy
      for (int squaring = 0; squaring <= SQUARINGS; squaring++) {
        NDArray former = power;
        try (ArrayScope ofSquaring = new ArrayScope()) {
          double[] norms = divideByNorms(former);
          for (int matrix = 0; matrix < norms.length; matrix++) {
            logarithms[matrix] += Math.scalb(Math.log(norms[matrix]), -squaring); // −∞ once a power is zero
          }
          power = ofSquaring.keep(former.matMul(former));
        }
        former.close();
      }
    }
    return Arrays.stream(logarithms).map(Math::exp).toArray();
  }

  /** @return the norms, of which a zero has divided nothing */
  private static double[] divideByNorms(NDArray matrices) {
    double[] norms = matrices.square().sum(new int[]{1, 2}).sqrt().toDoubleArray();
    double[] divisors = Arrays.stream(norms).map(norm -> norm == 0 ? 1 : norm).toArray();
    matrices.divi(matrices.getManager().create(divisors, new Shape(divisors.length, 1, 1)));
    return norms;
  }
}
