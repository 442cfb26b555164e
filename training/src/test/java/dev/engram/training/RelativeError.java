package dev.engram.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** ‖a − b‖ / ‖b‖ of a tensor: elementwise errors would blow up where a gradient is tiny. */
public final class RelativeError {

  private RelativeError() {}

  /** 0 where both are zero, infinite where only the expected one is. */
  public static double of(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double difference = 0;
    double norm = 0;
    for (int index = 0; index < expected.length; index++) {
      difference += Math.pow(actual[index] - expected[index], 2);
      norm += Math.pow(expected[index], 2);
    }
    return difference == 0 ? 0 : Math.sqrt(difference / norm);
  }

  /** Both have the same tensors, and none is further off than the tolerance. */
  public static void assertClose(Map<String, double[]> actual, Map<String, double[]> expected, double tolerance) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    Map<String, Double> errors = new LinkedHashMap<>();
    expected.forEach((name, tensor) -> errors.put(name, of(actual.get(name), tensor)));
    assertThat(errors).isNotEmpty()
        .allSatisfy((name, error) -> assertThat(error).as(name).isLessThanOrEqualTo(tolerance));
  }
}
