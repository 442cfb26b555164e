package dev.engram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.task.Encoding;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientMethodTest {

  private static final Sizes SIZES = new Sizes(5, 8, 4, 3);

  static Stream<GradientMethod> methods() {
    return Stream.of(new Bptt(), new Autograd());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void givesOneLossAndOneRowOfGradientARunInThePrecisionOfThePack(GradientMethod method) {
    for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
      try (NDManager manager = TestCpu.newManager()) {
        RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.DIGIT, SIZES, precision);

        LossAndGradient result = method.compute(pack.network(), pack.parameters(), pack.batch());

        assertThat(result.loss().getShape()).isEqualTo(new Shape(3));
        assertThat(result.gradient().getShape()).isEqualTo(pack.parameters().getShape());
        assertThat(result.loss().getDataType()).isEqualTo(precision);
        assertThat(result.gradient().getDataType()).isEqualTo(precision);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void leavesTheParametersAsTheyWere(GradientMethod method) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.ONE_HOT, SIZES, DataType.FLOAT64);

      method.compute(pack.network(), pack.parameters(), pack.batch());

      assertThat(Tensors.readRow(pack.parameters(), 1)).isEqualTo(pack.rows().get(1));
      assertThat(pack.parameters().hasGradient()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void givesTheSameBitsEachTimeItIsAsked(GradientMethod method) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.DIGIT, SIZES, DataType.FLOAT32);

      double[] first = Tensors.read(method.compute(pack.network(), pack.parameters(), pack.batch()).gradient());
      double[] second = Tensors.read(method.compute(pack.network(), pack.parameters(), pack.batch()).gradient());

      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void automaticDifferentiationOfSeveralThreadsTakesTurns() throws Exception {
    Callable<double[]> gradient = () -> {
      try (NDManager manager = TestCpu.newManager()) {
        RandomPack pack = RandomPack.draw(manager, CellKind.RNN, Encoding.DIGIT, SIZES, DataType.FLOAT64);
        return Tensors.read(new Autograd().compute(pack.network(), pack.parameters(), pack.batch()).gradient());
      }
    };
    double[] alone = gradient.call();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<double[]> together : threads.invokeAll(Collections.nCopies(40, gradient))) {
        assertThat(together.get()).isEqualTo(alone);
      }
    }
  }
}
