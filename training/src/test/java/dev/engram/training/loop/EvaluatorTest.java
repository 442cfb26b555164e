package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.RandomPack;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.Network;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

  private static final Palindrome TASK = new Palindrome(4);
  private static final List<Long> SEEDS = List.of(5L, 6L);

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 600})
  void measuresLossAndAccuracyOfEachRunOnItsOwnDraws(int sampleSize) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.ONE_HOT, new RandomPack.Sizes(4, 6, 1, 2),
          DataType.FLOAT64);
      Evaluator evaluator = evaluator(pack.network(), Encoding.ONE_HOT, manager);

      List<EvaluationResult> results = evaluator
          .evaluate(pack.parameters(), SEEDS, Stream.VALIDATION, 30, sampleSize, () -> false)
          .orElseThrow();

      for (int run = 0; run < 2; run++) {
        DigitBatch digits = TASK.draw(Stream.VALIDATION.generator(SEEDS.get(run), 4, 30), sampleSize);
        EvaluationResult result = results.get(run);
        assertThat(result.step()).isEqualTo(30);
        assertThat(result.sampleSize()).isEqualTo(sampleSize);
        assertThat(result.loss()).isCloseTo(pack.plain().loss(pack.rows().get(run), digits), within(1e-12));
        assertThat(result.accuracy()).isEqualTo(accuracy(pack.plain(), pack.rows().get(run), digits));
      }
    }
  }

  @Test
  void aNetworkThatFavoursNoDigitIsRightInNoCase() {
    assertThat(evaluateConstant(0).accuracy()).isZero();
    assertThat(evaluateConstant(0).loss()).isCloseTo(Math.log(10), within(1e-12));
  }

  @Test
  void aNetworkThatHasDivergedPredictsNothing() {
    assertThat(evaluateConstant(Double.NaN).accuracy()).isZero();
    assertThat(evaluateConstant(Double.NaN).loss()).isNaN();
  }

  @Test
  void leavesNothingBehind() {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, CellKind.LSTM, Encoding.DIGIT, new RandomPack.Sizes(4, 6, 1, 2),
          DataType.FLOAT32);
      int before = TestCpu.liveArraysOfTheProcess();
      try (Evaluator evaluator = evaluator(pack.network(), Encoding.DIGIT, manager)) {
        evaluator.evaluate(pack.parameters(), SEEDS, Stream.TEST, 0, 600, () -> false);
        int withItsBuffer = TestCpu.liveArraysOfTheProcess();

        evaluator.evaluate(pack.parameters(), SEEDS, Stream.TEST, 0, 600, () -> false);

        assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(withItsBuffer);
      }
      assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
    }
  }

  private static Evaluator evaluator(Network<?, ?> network, Encoding encoding, NDManager manager) {
    Precision precision = network.precision() == DataType.FLOAT64 ? Precision.FLOAT64 : Precision.FLOAT32;
    PackShape shape = new PackShape(network.cell(), TASK, encoding, 1, new Bptt(), precision, Packs.EVALUATION,
        Optional.empty());
    return new Evaluator(network, shape, manager, 1);
  }

  private static EvaluationResult evaluateConstant(double weight) {
    try (NDManager manager = TestCpu.newManager()) {
      Network<?, ?> network = Network.create(CellKind.RNN.cell(Encoding.DIGIT, 4), manager, DataType.FLOAT64);
      NDArray weights = manager.zeros(new Shape(1, network.layout().size()), DataType.FLOAT64).addi(weight);
      return evaluator(network, Encoding.DIGIT, manager).evaluate(weights, List.of(1L), Stream.TEST, 0, 50, () -> false)
          .orElseThrow()
          .getFirst();
    }
  }

  private static double accuracy(PlainNetwork network, double[] row, DigitBatch digits) {
    int correct = 0;
    for (int sample = 0; sample < digits.size(); sample++) {
      double[] logits = network.logits(row, digits, sample);
      int largest = 0;
      for (int digit = 1; digit < logits.length; digit++) {
        largest = logits[digit] > logits[largest] ? digit : largest;
      }
      correct += largest == digits.target(sample) ? 1 : 0;
    }
    return (double) correct / digits.size();
  }
}
