package dev.engram.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.RandomPack;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.optimizer.Schedule.Cosine;
import dev.engram.training.optimizer.Schedule.StepDecay;
import dev.engram.training.optimizer.Schedule.WarmUp;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

  private static final int PARAMETERS = 7;

  /** Packs of two runs with nothing in common but the kind. */
  static Stream<List<Optimizer>> packs() {
    return Stream.of(
        List.of(new Sgd(0.1, 0, false), new Sgd(0.03, 0, false)),
        List.of(new Sgd(0.1, 0.9, false), new Sgd(0.03, 0.5, false)),
        List.of(new Sgd(0.1, 0.9, true), new Sgd(0.03, 0.5, true)),
        List.of(new Sgd(0.1, 0, false), new Sgd(0.03, 0.5, false)),
        List.of(new RmsProp(1e-3, 0.99, 1e-8), new RmsProp(1e-2, 0.9, 1e-2)),
        List.of(new Adam(1e-3, 0.9, 0.999, 1e-8), new Adam(1e-2, 0.5, 0.9, 1e-1)),
        List.of(new Sgd(0.1, 0, false, new StepDecay(3, 0.5)), new Sgd(0.03, 0, false)),
        List.of(new Sgd(0.1, 0.9, false, new Cosine(8, 0)), new Sgd(0.03, 0.5, false, new StepDecay(4, 2))),
        List.of(new RmsProp(1e-3, 0.99, 1e-8), new RmsProp(1e-2, 0.9, 1e-2, new WarmUp(5, Schedule.CONSTANT))),
        List.of(new Adam(1e-3, 0.9, 0.999, 1e-8, new WarmUp(2, new Cosine(5, 0.1))),
            new Adam(1e-2, 0.5, 0.9, 1e-1, new Cosine(10, 0))));
  }

  @ParameterizedTest
  @MethodSource("packs")
  void tenStepsOfTwoRunsAreThoseWorkedOutInPlainNumbers(List<Optimizer> runs) {
    Random random = new Random(1);
    List<double[]> expected = randomRows(random);
    List<PlainUpdate> plain = runs.stream().map(run -> new PlainUpdate(run, PARAMETERS)).toList();
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = RandomPack.parameters(manager, expected, DataType.FLOAT64);
      Update update = runs.getFirst().forPack(runs, manager, PARAMETERS, DataType.FLOAT64);
      for (int step = 1; step <= 10; step++) {
        List<double[]> gradients = randomRows(random);

        update.apply(step, parameters, RandomPack.parameters(manager, gradients, DataType.FLOAT64));

        for (int run = 0; run < 2; run++) {
          plain.get(run).apply(expected.get(run), gradients.get(run));
          double[] actual = Tensors.readRow(parameters, run);
          assertThat(RelativeError.of(actual, expected.get(run))).isLessThanOrEqualTo(1e-13);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void whatItRemembersIsOneRowARunAndZeroBeforeTheFirstStep(List<Optimizer> runs) {
    try (NDManager manager = TestCpu.newManager()) {
      Update update = runs.getFirst().forPack(runs, manager, PARAMETERS, DataType.FLOAT32);

      assertThat(update.state()).allSatisfy(array -> {
        assertThat(array.getShape().get(0)).isEqualTo(2);
        boolean power = array.getShape().get(1) == 1; // βᵗ, which is 1 at t = 0
        assertThat(Tensors.read(array)).containsOnly(power ? 1 : 0);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void remembersAsManyNumbersAParameterAsItSays(List<Optimizer> runs) {
    try (NDManager manager = TestCpu.newManager()) {
      for (Optimizer run : runs) {
        Update alone = run.forPack(List.of(run), manager, PARAMETERS, DataType.FLOAT32);

        assertThat(alone.state().stream().filter(array -> array.size() == PARAMETERS)).hasSize(run.stateSlots());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void kindsDoNotMixInAPack(List<Optimizer> runs) {
    Optimizer odd = runs.getFirst() instanceof Adam ? new Sgd(0.1, 0, false) : new Adam(0.1, 0.9, 0.999, 1e-8);
    List<Optimizer> mixed = List.of(runs.get(0), runs.get(1), odd);
    try (NDManager manager = TestCpu.newManager()) {
      assertThatThrownBy(() -> mixed.getFirst().forPack(mixed, manager, PARAMETERS, DataType.FLOAT32))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(odd.toString());
    }
  }

  @Test
  void nesterovAndPlainMomentumDoNotMixInAPack() {
    List<Optimizer> mixed = List.of(new Sgd(0.1, 0.9, true), new Sgd(0.1, 0.9, false));
    try (NDManager manager = TestCpu.newManager()) {
      assertThatThrownBy(() -> mixed.getFirst().forPack(mixed, manager, PARAMETERS, DataType.FLOAT32))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nesterov");
    }
  }

  private static List<double[]> randomRows(Random random) {
    return List.of(random.doubles(PARAMETERS, -1, 1).toArray(), random.doubles(PARAMETERS, -1, 1).toArray());
  }
}
