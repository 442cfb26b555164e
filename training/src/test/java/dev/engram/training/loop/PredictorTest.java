package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.RelativeError;
import dev.engram.training.TestCpu;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTest {

  private static PackShape shape(CellKind kind, Encoding encoding, Precision precision) {
    return new PackShape(kind.cell(encoding, 8), new Palindrome(5), encoding, 16, new Bptt(), precision,
        Packs.EVALUATION, Optional.empty());
  }

  private static List<double[]> logits(PackShape shape, double[] weights, List<String> sequences) {
    return new Predictor(shape, weights).logits(sequences, TestCpu.DEVICES, TestCpu.CPU);
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void sequencesOfAnyLengthsAreAnsweredInTheirOrderAsTheEquationsHaveIt(CellKind kind, Encoding encoding) {
    PackShape shape = shape(kind, encoding, Precision.FLOAT64);
    double[] weights = Packs.weights(kind).draw(shape.layout(), 7);
    List<String> sequences = List.of("68284", "3", "682846747648", "30", "90909", "68284");

    List<double[]> logits = logits(shape, weights, sequences);

    PlainNetwork plain = new PlainNetwork(kind, shape.layout(), encoding);
    assertThat(logits).hasSameSizeAs(sequences);
    for (int index = 0; index < sequences.size(); index++) {
      double[] expected = plain.logits(weights, DigitBatch.toPredict(List.of(sequences.get(index))), 0);
      assertThat(RelativeError.of(logits.get(index), expected)).as(sequences.get(index)).isLessThan(1e-12);
    }
  }

  @Test
  void moreThanFitAtOnceAreAnsweredAndLeaveNothingBehind() {
    PackShape shape = shape(CellKind.RNN, Encoding.DIGIT, Precision.FLOAT32);
    double[] weights = Packs.weights(CellKind.RNN).draw(shape.layout(), 7);
    List<String> sequences = new ArrayList<>();
    IntStream.range(0, 600).forEach(index -> sequences.add("%04d".formatted(index)));
    int before = TestCpu.liveArraysOfTheProcess();

    List<double[]> logits = logits(shape, weights, sequences);

    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
    for (int index : List.of(0, 255, 256, 599)) {
      assertThat(RelativeError.of(logits.get(index), logits(shape, weights, List.of(sequences.get(index))).getFirst()))
          .isLessThan(1e-6);
    }
  }

  @Test
  void whatIsNoDigitIsRefused() {
    assertThatThrownBy(() -> DigitBatch.toPredict(List.of("12", "1x"))).hasMessageContaining("'1x'");
  }
}
