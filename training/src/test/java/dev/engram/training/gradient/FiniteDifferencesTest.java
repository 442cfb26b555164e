package dev.engram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The derivation by hand against the definition of a derivative, of a forward pass that shares no code with it. */
class FiniteDifferencesTest {

  private static final double NUDGE = 1e-5;
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void handDerivedGradientOfEveryParameterIsTheSlopeOfTheLoss(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(6, 5, 3, 2), DataType.FLOAT64);
      ParameterLayout layout = pack.network().layout();

      LossAndGradient result = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());

      for (int run = 0; run < 2; run++) {
        double[] slopes = slopes(pack.plain(), pack.rows().get(run), pack.digits().get(run));
        Map<String, double[]> expected = Tensors.byName(kind, layout, slopes);
        Map<String, double[]> actual = Tensors.byName(kind, layout, Tensors.readRow(result.gradient(), run));
        assertThat(expected)
            .allSatisfy((name, tensor) -> assertThat(tensor).as(name).isNotEqualTo(new double[tensor.length]));
        RelativeError.assertClose(actual, expected, TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void lossOfEachRunIsThatOfTheEquations(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(6, 5, 3, 2), DataType.FLOAT64);

      double[] losses = Tensors.read(new Bptt().compute(pack.network(), pack.parameters(), pack.batch()).loss());

      double[] expected = new double[2];
      for (int run = 0; run < 2; run++) {
        expected[run] = pack.plain().loss(pack.rows().get(run), pack.digits().get(run));
      }
      assertThat(RelativeError.of(losses, expected)).isLessThanOrEqualTo(1e-12);
    }
  }

  /** Central differences: (L(w + ε) − L(w − ε)) / 2ε of each parameter. */
  private static double[] slopes(PlainNetwork network, double[] row, DigitBatch digits) {
    double[] slopes = new double[row.length];
    for (int index = 0; index < row.length; index++) {
      double weight = row[index];
      row[index] = weight + NUDGE;
      double above = network.loss(row, digits);
      row[index] = weight - NUDGE;
      double below = network.loss(row, digits);
      row[index] = weight;
      slopes[index] = (above - below) / (2 * NUDGE);
    }
    return slopes;
  }
}
