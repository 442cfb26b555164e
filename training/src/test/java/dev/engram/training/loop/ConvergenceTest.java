package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.RmsProp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConvergenceTest {

  @ParameterizedTest
  @CsvSource({"0.49, 1", "0.1, 3", "0, 1", "-1, 1", "NaN, 1", "1.01, 1", "0.9, 0", "0.9, -1"})
  void aRuleThatChanceCouldMeetIsRefused(double accuracy, int evaluations) {
    assertThatThrownBy(() -> new ConvergenceRule(accuracy, evaluations)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accuracy " + accuracy);
  }

  @Test
  void theLowestAndTheHighestAccuracyAreAllowed() {
    assertThat(new ConvergenceRule(0.5, 1).accuracy()).isEqualTo(ConvergenceRule.LOWEST_ACCURACY);
    assertThat(new ConvergenceRule(1, 1).accuracy()).isEqualTo(1);
  }

  /** A cell that sits on the plateau at chance, where a rule that waited for the loss to settle would stop. */
  @ParameterizedTest
  @EnumSource
  void aRunThatDoesNotLearnTrainsAllItsSteps(CellKind kind) {
    RunPlan frozen = Packs.plan(kind, 1, new RmsProp(1e-12, 0.99, 1e-8), 10, 60);
    PackShape shape = Packs.evaluated(Packs.small(kind, 30), new EvaluationPlan(2, 200, 200));

    Recording recording = Recording.of(shape, List.of(Packs.withRule(frozen, new ConvergenceRule(0.5, 1))));

    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.ALL_STEPS);
    assertThat(recording.run(0).outcome().step()).isEqualTo(60);
    assertThat(recording.run(0).evaluations).hasSize(30).allSatisfy(evaluation -> {
      assertThat(evaluation.accuracy()).isLessThan(0.2);
      assertThat(evaluation.loss()).isGreaterThan(Math.log(10) - 0.05);
    });
  }

  @Test
  void aRunEndsAtTheFirstEvaluationThatCompletesARow() {
    PackShape shape = Packs.shape(CellKind.RNN, 2, 32, 16, Precision.FLOAT32);
    RunPlan plan = Packs.plan(CellKind.RNN, 1, new Adam(0.01, 0.9, 0.999, 1e-8), 10, 2000);
    ConvergenceRule rule = new ConvergenceRule(0.8, 3);

    Recording recording = Recording.of(shape, List.of(Packs.withRule(plan, rule)));

    List<EvaluationResult> evaluations = recording.run(0).evaluations;
    int row = 0;
    int end = 0;
    for (EvaluationResult evaluation : evaluations) {
      row = evaluation.accuracy() >= 0.8 ? row + 1 : 0;
      end = row == 3 ? evaluation.step() : end;
    }
    assertThat(evaluations.getFirst().accuracy()).isLessThan(0.8);
    assertThat(row).isEqualTo(3);
    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.CONVERGED);
    assertThat(recording.run(0).outcome().step()).isEqualTo(end).isEqualTo(evaluations.getLast().step());
    assertThat(recording.run(0).outcome().test()).isPresent();
  }
}
