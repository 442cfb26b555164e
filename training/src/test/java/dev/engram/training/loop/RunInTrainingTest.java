package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import org.junit.jupiter.api.Test;

class RunInTrainingTest {

  private static final RunPlan WITHOUT_RULE = Packs.plan(CellKind.RNN, 1, 100);
  private static final RunPlan PLAN = Packs.withRule(WITHOUT_RULE, new ConvergenceRule(0.9, 3));

  @Test
  void convergesAfterEnoughEvaluationsInARow() {
    RunInTraining run = new RunInTraining(0, PLAN);

    assertThat(convergedAfter(run, 0.9)).isFalse();
    assertThat(convergedAfter(run, 0.95)).isFalse();
    assertThat(convergedAfter(run, 0.9)).isTrue();
  }

  @Test
  void anEvaluationBelowTheTargetBreaksTheRow() {
    RunInTraining run = new RunInTraining(0, PLAN);

    assertThat(convergedAfter(run, 0.95)).isFalse();
    assertThat(convergedAfter(run, 0.95)).isFalse();
    assertThat(convergedAfter(run, 0.8999)).isFalse();
    assertThat(convergedAfter(run, 0.95)).isFalse();
    assertThat(convergedAfter(run, 0.95)).isFalse();
    assertThat(convergedAfter(run, 0.95)).isTrue();
  }

  @Test
  void withoutARuleNeverConverges() {
    RunInTraining run = new RunInTraining(0, WITHOUT_RULE);
    for (int evaluation = 0; evaluation < 100; evaluation++) {
      assertThat(convergedAfter(run, 1)).isFalse();
    }
  }

  @Test
  void theBestIsTheMostAccurateAndTheLaterOfEquals() {
    RunInTraining run = new RunInTraining(0, PLAN);

    assertThat(run.bestStep()).isZero();
    assertThat(run.observe(evaluation(10, 0.3))).isTrue();
    assertThat(run.observe(evaluation(20, 0.5))).isTrue();
    assertThat(run.observe(evaluation(30, 0.4))).isFalse();
    assertThat(run.bestStep()).isEqualTo(20);
    assertThat(run.observe(evaluation(40, 0.5))).isTrue();
    assertThat(run.bestStep()).isEqualTo(40);
  }

  @Test
  void knowsWhenItWasLastEvaluated() {
    RunInTraining run = new RunInTraining(0, PLAN);

    assertThat(run.lastEvaluatedStep()).isZero();
    run.observe(evaluation(10, 0.3));
    run.observe(evaluation(20, 0.1));
    assertThat(run.lastEvaluatedStep()).isEqualTo(20);
  }

  @Test
  void hasNoOutcomeBeforeItsEndAndNoBestWeightsBeforeAnEvaluation() {
    RunInTraining run = new RunInTraining(7, PLAN);

    assertThat(run.hasEnded()).isFalse();
    assertThatThrownBy(run::outcome).isInstanceOf(IllegalStateException.class).hasMessageContaining("run 7");
    assertThatThrownBy(run::bestWeights).isInstanceOf(IllegalStateException.class).hasMessageContaining("run 7");
  }

  private static boolean convergedAfter(RunInTraining run, double accuracy) {
    run.observe(evaluation(run.lastEvaluatedStep() + 10, accuracy));
    return run.hasConverged();
  }

  private static EvaluationResult evaluation(int step, double accuracy) {
    return new EvaluationResult(step, 1000, 1.5, accuracy);
  }
}
