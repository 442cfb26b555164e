package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.engram.training.CellKind;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.optimizer.Schedule.Cosine;
import dev.engram.training.optimizer.Sgd;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps of a run among others against ten steps of the same run alone. */
class PackOrAloneTest {

  private static final int STEPS = 10;

  /** The kinds of optimizers; the runs of a pack differ in all their numbers. */
  enum Kind {
    SGD {
      @Override
      Optimizer ofRun(int run) {
        return new Sgd(0.02 * (1 + run % 3), run % 2 == 0 ? 0.9 : 0, false);
      }
    },
    RMSPROP {
      @Override
      Optimizer ofRun(int run) {
        return new RmsProp(1e-3 * (1 + run % 4), 0.99 - 0.02 * (run % 3), 1e-8, new Cosine(4 + run, 0.1));
      }
    },
    ADAM {
      @Override
      Optimizer ofRun(int run) {
        return new Adam(1e-3 * (1 + run % 4), 0.9 - 0.1 * (run % 2), 0.999 - 0.01 * (run % 3), 1e-8);
      }
    };

    abstract Optimizer ofRun(int run);
  }

  static Stream<Arguments> everyKind() {
    return Stream.of(CellKind.values())
        .flatMap(cell -> Stream.of(Kind.values()).map(optimizer -> Arguments.of(cell, optimizer)));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void givesTheSameBitsAtTheDefaultSizes(CellKind cell, Kind optimizer) {
    PackShape shape = Packs.shape(cell, 4, 128, 128, Precision.FLOAT32);
    assertSameBits(shape, plans(cell, optimizer, 4), List.of(0, 1, 3));
  }

  @ParameterizedTest
  @CsvSource({"RNN, 2", "LSTM, 2", "RNN, 16", "LSTM, 16"})
  void givesTheSameBitsInPacksOfAnySize(CellKind cell, int runs) {
    PackShape shape = Packs.shape(cell, 4, 128, 128, Precision.FLOAT32);
    assertSameBits(shape, plans(cell, Kind.RMSPROP, runs), List.of(0, runs - 1));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void givesTheSameBitsWhereARunFillsWholeVectors(CellKind cell, Kind optimizer) {
    for (int runs : List.of(2, 4, 16)) {
      PackShape shape = Packs.small(cell, 7);
      assertSameBits(shape, plans(cell, optimizer, runs), IntStream.range(0, runs).boxed().toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsByAutomaticDifferentiationOfOneHotDigits(CellKind cell) {
    PackShape shape = new PackShape(cell.cell(Encoding.ONE_HOT, 8), new Palindrome(7), Encoding.ONE_HOT, 16,
        new Autograd(), Precision.FLOAT32, Packs.EVALUATION, Optional.empty());
    assertSameBits(shape, plans(cell, Kind.ADAM, 4), List.of(0, 1, 2, 3));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isCloseInFloat32WhereARunDoesNot(CellKind cell, Kind optimizer) {
    for (int runs : List.of(2, 4, 16)) {
      PackShape shape = Packs.shape(cell, 7, 10, 10, Precision.FLOAT32);
      assertClose(shape, plans(cell, optimizer, runs), 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isCloseInFloat64WhereARunDoesNot(CellKind cell, Kind optimizer) {
    for (int runs : List.of(2, 4, 16)) {
      PackShape shape = Packs.shape(cell, 7, 10, 10, Precision.FLOAT64);
      assertClose(shape, plans(cell, optimizer, runs), 1e-10);
    }
  }

  private static List<RunPlan> plans(CellKind cell, Kind optimizer, int runs) {
    return IntStream.range(0, runs)
        .mapToObj(run -> Packs.plan(cell, 40 + run, optimizer.ofRun(run), run % 2 == 0 ? 0.4 : 10, STEPS))
        .toList();
  }

  private static void assertSameBits(PackShape shape, List<RunPlan> plans, List<Integer> compared) {
    List<Result> together = train(shape, plans);
    for (int run : compared) {
      Result alone = train(shape, List.of(plans.get(run))).getFirst();
      assertThat(together.get(run).losses()).isEqualTo(alone.losses());
      assertThat(together.get(run).norms()).isEqualTo(alone.norms());
      assertThat(together.get(run).weights()).isEqualTo(alone.weights());
    }
  }

  private static void assertClose(PackShape shape, List<RunPlan> plans, double tolerance) {
    List<Result> together = train(shape, plans);
    for (int run = 0; run < plans.size(); run++) {
      Result alone = train(shape, List.of(plans.get(run))).getFirst();
      assertThat(RelativeError.of(together.get(run).losses(), alone.losses())).isLessThanOrEqualTo(tolerance);
      assertThat(RelativeError.of(together.get(run).weights(), alone.weights())).isLessThanOrEqualTo(tolerance);
    }
  }

  /** What one run has come to. */
  private record Result(double[] losses, double[] norms, double[] weights) {}

  private static List<Result> train(PackShape shape, List<RunPlan> plans) {
    List<Result> results = IntStream.range(0, plans.size())
        .mapToObj(run -> new Result(new double[STEPS], new double[STEPS], new double[0]))
        .toList();
    try (TrainingProgram program = Packs.program(shape, plans)) {
      for (int step = 1; step <= STEPS; step++) {
        LossAndNorm result = program.step(step);
        try (NDArray loss = result.loss(); NDArray norm = result.gradNorm()) {
          for (int run = 0; run < plans.size(); run++) {
            results.get(run).losses()[step - 1] = Tensors.read(loss)[run];
            results.get(run).norms()[step - 1] = Tensors.read(norm)[run];
          }
        }
      }
      return IntStream.range(0, plans.size())
          .mapToObj(run -> new Result(results.get(run).losses(), results.get(run).norms(), program.weights(run)))
          .toList();
    }
  }
}
