package dev.engram.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.RandomPack;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.device.ArrayScope;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bias correction over thousands of steps: in float32 the power of β would drift. */
class AdamTest {

  private static final int STEPS = 5_000;
  private static final List<Optimizer> RUNS = List.of(
      new Adam(1e-3, 0.9, 0.9999, 1e-8),
      new Adam(1e-3, 0.999, 0.99, 1e-6));

  @ParameterizedTest
  @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 1e-4"})
  void parametersAfterThousandsOfStepsAreThoseOfPlainNumbers(DataType precision, double tolerance) {
    Random random = new Random(2);
    List<double[]> expected = List.of(random.doubles(3, -1, 1).toArray(), random.doubles(3, -1, 1).toArray());
    List<PlainUpdate> plain = RUNS.stream().map(run -> new PlainUpdate(run, 3)).toList();
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = RandomPack.parameters(manager, expected, precision);
      Update update = RUNS.getFirst().forPack(RUNS, manager, 3, precision);
      for (int step = 1; step <= STEPS; step++) {
        List<double[]> gradients = List.of(random.doubles(3, -1, 2).toArray(), random.doubles(3, -2, 1).toArray());
        try (ArrayScope scope = new ArrayScope()) {
          update.apply(step, parameters, RandomPack.parameters(manager, gradients, precision));
        }
        for (int run = 0; run < 2; run++) {
          plain.get(run).apply(expected.get(run), gradients.get(run));
        }
      }
      for (int run = 0; run < 2; run++) {
        assertThat(RelativeError.of(Tensors.readRow(parameters, run), expected.get(run)))
            .isLessThanOrEqualTo(tolerance);
      }
    }
  }

  @Test
  void powersOfBetaAreExactInAFloat32Pack() {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = RandomPack.parameters(manager, List.of(new double[1], new double[1]), DataType.FLOAT32);
      Update update = RUNS.getFirst().forPack(RUNS, manager, 1, DataType.FLOAT32);
      for (int step = 1; step <= STEPS; step++) {
        try (ArrayScope scope = new ArrayScope()) {
          update.apply(step, parameters, parameters.onesLike());
        }
      }
      double[] firstPowers = Tensors.read(update.state().get(2));
      double[] secondPowers = Tensors.read(update.state().get(3));
      assertThat(firstPowers[1] / Math.pow(0.999, STEPS)).isCloseTo(1, within(1e-11));
      assertThat(secondPowers[0] / Math.pow(0.9999, STEPS)).isCloseTo(1, within(1e-11));
      assertThat(firstPowers[0] / Math.pow(0.9, STEPS)).isCloseTo(1, within(1e-11));
      assertThat(secondPowers[1] / Math.pow(0.99, STEPS)).isCloseTo(1, within(1e-11));
    }
  }
}
