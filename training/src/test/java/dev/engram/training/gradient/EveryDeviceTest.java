package dev.engram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.ForgetBias;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.task.Encoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every device of this machine computes in float32, against float64 on the CPU. */
class EveryDeviceTest {

  private static final double TOLERANCE = 1e-5;
  private static final Sizes SIZES = new Sizes(12, 32, 16, 1);

  static Stream<Arguments> everyCellAndDevice() {
    return TestCpu.DEVICES.all()
        .stream()
        .flatMap(device -> Stream.of(CellKind.values()).map(kind -> Arguments.of(kind, device)));
  }

  /** Skipped where there is none, so that the report of the tests says so. */
  @Test
  void aCudaDeviceIsAmongThem() {
    assumeTrue(TestCpu.DEVICES.cudaAvailable(), "no CUDA device here: these checks have run on the CPU alone");
    assertThat(TestCpu.DEVICES.all()).anyMatch(ComputeDevice::isCuda);
  }

  @ParameterizedTest
  @MethodSource("everyCellAndDevice")
  void givesTheSameGradients(CellKind kind, ComputeDevice device) {
    try (NDManager manager = TestCpu.DEVICES.newManager(device)) {
      RandomPack pack = RandomPack.draw(manager, kind, Encoding.ONE_HOT, SIZES, DataType.FLOAT32);

      LossAndGradient actual = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());

      ParameterLayout layout = pack.network().layout();
      RelativeError.assertClose(Tensors.byName(kind, layout, Tensors.read(actual.gradient())), exactGradients(kind),
          TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCellAndDevice")
  void givesTheSameGradientsByDjlsOwnBlock(CellKind kind, ComputeDevice device) {
    try (NDManager manager = TestCpu.DEVICES.newManager(device)) {
      RandomPack pack = RandomPack.draw(manager, kind, Encoding.ONE_HOT, SIZES, DataType.FLOAT32);
      ParameterLayout layout = pack.network().layout();
      DjlBlock block = DjlBlock.create(kind, layout, layout.cellMatrix(pack.parameters()).squeeze(0));
      NDList inputs = new NDList(pack.batch().inputs().stream().map(input -> input.squeeze(0)).toList());
      NDArray sequence = NDArrays.stack(inputs, 1).get(":, :, :" + pack.encoding().inputSize()); // (B, N, I)

      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray hidden = block.lastHidden(manager, sequence).expandDims(0); // (1, B, H)
        NDArray logits = pack.network().logits(hidden, layout.headMatrix(pack.parameters()));
        collector.backward(Loss.crossEntropy(logits, pack.batch()));
      }

      Map<String, double[]> expected = exactGradients(kind);
      expected.keySet().removeIf(name -> name.startsWith("head"));
      RelativeError.assertClose(block.gradients(), expected, TOLERANCE);
    }
  }

  /** Input gates that are nearly shut leave a small c, where tanh by way of σ has the fewest digits. */
  @ParameterizedTest
  @MethodSource("everyDevice")
  void givesTheSameGradientsOfAnLstmBiasedForLongTimes(ComputeDevice device) {
    Sizes sizes = new Sizes(200, 32, 16, 1);
    InitialWeights weights = new InitialWeights(Initializer.DEFAULT, Optional.of(new ForgetBias.Chrono(1000)));
    try (NDManager manager = TestCpu.DEVICES.newManager(device); NDManager exactManager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.ONE_HOT, sizes, DataType.FLOAT32, weights);
      RandomPack exact = RandomPack.draw(exactManager, CellKind.LSTM, Encoding.ONE_HOT, sizes, DataType.FLOAT64,
          weights);

      LossAndGradient actual = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());
      LossAndGradient expected = new Bptt().compute(exact.network(), exact.parameters(), exact.batch());

      ParameterLayout layout = pack.network().layout();
      RelativeError.assertClose(Tensors.byName(CellKind.LSTM, layout, Tensors.read(actual.gradient())),
          Tensors.byName(CellKind.LSTM, layout, Tensors.read(expected.gradient())), TOLERANCE);
    }
  }

  static List<ComputeDevice> everyDevice() {
    return TestCpu.DEVICES.all();
  }

  private static Map<String, double[]> exactGradients(CellKind kind) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, Encoding.ONE_HOT, SIZES, DataType.FLOAT64);
      LossAndGradient exact = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());
      return Tensors.byName(kind, pack.network().layout(), Tensors.read(exact.gradient()));
    }
  }
}
