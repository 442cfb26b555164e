package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearningTest {

  /** The exercise's defaults: raw digits, B = H = 128, RMSProp at 1e-3, clipping at 10. */
  @ParameterizedTest
  @EnumSource
  void fiveSeedsOfFiveSolveTheShortPalindrome(CellKind kind) {
    PackShape shape = new PackShape(kind.cell(Encoding.DIGIT, 128), new Palindrome(5), Encoding.DIGIT, 128, new Bptt(),
        Precision.FLOAT32, new EvaluationPlan(100, 2_000, 10_000), Optional.empty());
    List<RunPlan> plans = LongStream.rangeClosed(1, 5)
        .mapToObj(seed -> Packs.withRule(Packs.plan(kind, seed, 2_000), new ConvergenceRule(0.999, 3)))
        .toList();

    Recording recording = Recording.of(shape, plans);

    List<RunOutcome> outcomes = IntStream.range(0, 5).mapToObj(run -> recording.run(run).outcome()).toList();
    assertThat(outcomes).allSatisfy(outcome -> {
      assertThat(outcome.test().orElseThrow().accuracy()).isGreaterThanOrEqualTo(0.995);
      assertThat(outcome.test().orElseThrow().sampleSize()).isEqualTo(10_000);
    });
  }
}
