package dev.engram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.engram.training.CellKind;
import dev.engram.training.HiddenStates;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.task.Encoding;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both cells against DJL's own blocks, which are libtorch's, with the same random weights. */
class DjlBlocksTest {

  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT, 8, 16, 12", "RNN, ONE_HOT, 12, 32, 16", "RNN, DIGIT, 2, 8, 8",
      "LSTM, DIGIT, 8, 16, 12", "LSTM, ONE_HOT, 12, 32, 16", "LSTM, ONE_HOT, 2, 8, 8"})
  void giveTheSameStateAndGradients(CellKind kind, Encoding encoding, int length, int hiddenSize, int batchSize) {
    try (NDManager manager = TestCpu.newManager()) {
      Sizes sizes = new Sizes(length, hiddenSize, batchSize, 1);
      RandomPack pack = RandomPack.draw(manager, kind, encoding, sizes, DataType.FLOAT32);
      ParameterLayout layout = pack.network().layout();
      DjlBlock block = DjlBlock.create(kind, layout, layout.cellMatrix(pack.parameters()).squeeze(0));

      NDArray hidden;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        hidden = block.lastHidden(manager, sequence(pack));
        collector.backward(loss(pack, hidden));
      }
      LossAndGradient ours = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());

      NDArray ourHidden = HiddenStates.BY_STEPS.of(pack.network(), pack.parameters(), pack.batch()).getLast();
      assertThat(RelativeError.of(Tensors.read(ourHidden), Tensors.read(hidden))).isLessThanOrEqualTo(TOLERANCE);
      Map<String, double[]> actual = Tensors.byName(kind, layout, Tensors.read(ours.gradient()));
      actual.keySet().removeIf(name -> name.startsWith("head"));
      RelativeError.assertClose(actual, block.gradients(), TOLERANCE);
    }
  }

  /** The inputs without the ones, shape (B, N, I). */
  private static NDArray sequence(RandomPack pack) {
    NDList inputs = new NDList(pack.batch().inputs().stream().map(input -> input.squeeze(0)).toList());
    return NDArrays.stack(inputs, 1).get(":, :, :" + pack.encoding().inputSize());
  }

  /** Equations (2), (10), (11) and (3), with the pack's head. */
  private static NDArray loss(RandomPack pack, NDArray hidden) {
    NDArray head = pack.network().layout().headMatrix(pack.parameters()).squeeze(0);
    int h = pack.network().layout().hiddenSize();
    NDArray logits = hidden.matMul(head.get(":" + h)).add(head.get(h));
    return logits.logSoftmax(1).mul(pack.batch().targets().squeeze(0)).sum().div(-pack.batch().size());
  }
}
