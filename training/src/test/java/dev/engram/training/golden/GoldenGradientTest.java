package dev.engram.training.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.Network;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.gradient.LossAndGradient;
import dev.engram.training.task.Batch;
import dev.engram.training.task.Encoding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logits, loss and every gradient of one batch against PyTorch's. */
class GoldenGradientTest {

  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void logitsAreThoseOfPyTorch(CellKind kind, Encoding encoding) {
    GoldenFile golden = GoldenFile.read(kind, encoding);
    try (NDManager manager = TestCpu.newManager()) {
      double[] logits = Tensors.read(network(golden, manager).logits(parameters(golden, manager),
          batch(golden, manager)));

      assertThat(RelativeError.of(logits, golden.values("logits"))).isLessThanOrEqualTo(TOLERANCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void lossAndGradientsAreThoseOfPyTorch(CellKind kind, Encoding encoding) {
    GoldenFile golden = GoldenFile.read(kind, encoding);
    for (GradientMethod method : List.of(new Bptt(), new Autograd())) {
      try (NDManager manager = TestCpu.newManager()) {
        LossAndGradient result = method.compute(network(golden, manager), parameters(golden, manager),
            batch(golden, manager));

        assertThat(RelativeError.of(Tensors.read(result.loss()), golden.values("loss")))
            .isLessThanOrEqualTo(TOLERANCE);
        RelativeError.assertClose(Tensors.byName(kind, golden.layout(), Tensors.read(result.gradient())),
            Tensors.byName(kind, golden.layout(), golden.row("grad/")), TOLERANCE);
      }
    }
  }

  private static Network<?, ?> network(GoldenFile golden, NDManager manager) {
    return Network.create(golden.kind().cell(golden.encoding(), golden.hiddenSize()), manager, DataType.FLOAT64);
  }

  private static NDArray parameters(GoldenFile golden, NDManager manager) {
    return RandomPack.parameters(manager, List.of(golden.row("")), DataType.FLOAT64);
  }

  private static Batch batch(GoldenFile golden, NDManager manager) {
    return Batch.encode(manager, List.of(golden.digits(0)), golden.encoding(), DataType.FLOAT64);
  }
}
