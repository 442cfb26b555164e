package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.TestCpu;
import dev.engram.training.device.Precision;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LengthEvaluationTest {

  private static final long SEED = 5;
  private static final int STEP = 900;

  @ParameterizedTest
  @EnumSource
  void countsAndAddsUpWhatTheEquationsSayOfFreshSequences(CellKind kind) {
    PackShape shape = Packs.shape(kind, 5, 16, 8, Precision.FLOAT64);
    double[] weights = Packs.weights(kind).draw(shape.layout(), 7);
    Palindrome longer = new Palindrome(9);

    EvaluationResult result = new LengthEvaluation(shape, longer, SEED, 300)
        .measure(weights, STEP, TestCpu.DEVICES, TestCpu.CPU, () -> false)
        .orElseThrow();

    DigitBatch digits = longer.draw(Stream.ADHOC.generator(SEED, 9, STEP), 300);
    PlainNetwork plain = new PlainNetwork(kind, shape.layout(), Encoding.DIGIT);
    int correct = 0;
    for (int sample = 0; sample < digits.size(); sample++) {
      double[] logits = plain.logits(weights, digits, sample);
      int best = 0;
      for (int digit = 1; digit < logits.length; digit++) {
        best = logits[digit] > logits[best] ? digit : best;
      }
      correct += best == digits.target(sample) ? 1 : 0;
    }
    assertThat(result.step()).isEqualTo(STEP);
    assertThat(result.sampleSize()).isEqualTo(300);
    assertThat(result.accuracy()).isEqualTo(correct / 300.0);
    assertThat(result.loss()).isCloseTo(plain.loss(weights, digits), within(1e-10));
  }

  @Test
  void canBeAbandonedAndLeavesNothingBehind() {
    PackShape shape = Packs.shape(CellKind.LSTM, 5, 16, 8, Precision.FLOAT32);
    double[] weights = Packs.weights(CellKind.LSTM).draw(shape.layout(), 7);
    LengthEvaluation evaluation = new LengthEvaluation(shape, new Palindrome(9), SEED, 300);
    int before = TestCpu.liveArraysOfTheProcess();

    assertThat(evaluation.measure(weights, STEP, TestCpu.DEVICES, TestCpu.CPU, () -> true)).isEmpty();

    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
  }
}
