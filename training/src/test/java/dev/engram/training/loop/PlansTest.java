package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.cell.Lstm;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.optimizer.Sgd;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {

  @Test
  void aCellThatCanNotReadTheEncodingIsRefused() {
    assertThatThrownBy(() -> new PackShape(new Lstm(1, 8), new Palindrome(5), Encoding.ONE_HOT, 4, new Bptt(),
        Precision.FLOAT32, Packs.EVALUATION, Optional.empty())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input size 1")
        .hasMessageContaining("ONE_HOT of size 10");
  }

  @Test
  void aBatchOfNothingIsRefused() {
    assertThatThrownBy(() -> Packs.shape(CellKind.RNN, 5, 0, 8, Precision.FLOAT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batch size is 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aNormThatIsNotPositiveIsRefused(double maxGradNorm) {
    assertThatThrownBy(() -> Packs.plan(CellKind.RNN, 1, new Sgd(0.1, 0, false), maxGradNorm, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("norm " + maxGradNorm);
  }

  @Test
  void aRunWithoutStepsIsRefused() {
    assertThatThrownBy(() -> Packs.plan(CellKind.RNN, 1, 0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max steps 0");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, -1"})
  void anEvaluationOfNothingIsRefused(int everySteps, int sampleSize, int testSampleSize) {
    assertThatThrownBy(() -> new EvaluationPlan(everySteps, sampleSize, testSampleSize))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%s, %s, %s".formatted(everySteps, sampleSize, testSampleSize));
  }
}
