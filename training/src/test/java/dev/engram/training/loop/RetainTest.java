package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.engram.training.CellKind;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetainTest {

  private static final List<RunPlan> PLANS = List.of(
      Packs.plan(CellKind.LSTM, 1, 100),
      Packs.plan(CellKind.LSTM, 2, 100),
      Packs.plan(CellKind.LSTM, 3, 100));

  @Test
  void theRunsThatStayKeepTheirOrderAndTheirWeights() {
    try (TrainingProgram program = Packs.program(Packs.small(CellKind.LSTM, 5), PLANS)) {
      step(program, 1);
      double[] first = program.weights(0);
      double[] last = program.weights(2);

      program.retain(new Rows(List.of(0, 2)));

      assertThat(program.runs()).containsExactly(PLANS.get(0), PLANS.get(2));
      assertThat(program.weights(0)).isEqualTo(first);
      assertThat(program.weights(1)).isEqualTo(last);
    }
  }

  @Test
  void aRunThatStaysAloneTakesTheStepsItWouldHaveTaken() {
    try (TrainingProgram program = Packs.program(Packs.small(CellKind.LSTM, 5), PLANS);
        TrainingProgram alone = Packs.program(Packs.small(CellKind.LSTM, 5), PLANS.subList(1, 2))) {
      for (int step = 1; step <= 20; step++) {
        if (step == 8) {
          program.retain(new Rows(List.of(1)));
        }
        step(program, step);
        step(alone, step);
      }
      assertThat(program.weights(0)).isEqualTo(alone.weights(0));
    }
  }

  @Test
  void leavesNoMoreArraysThanAProgramThatHadOnlyTheseRuns() {
    try (TrainingProgram program = Packs.program(Packs.small(CellKind.LSTM, 5), PLANS);
        TrainingProgram alone = Packs.program(Packs.small(CellKind.LSTM, 5), PLANS.subList(1, 2))) {
      step(program, 1);

      program.retain(new Rows(List.of(1)));

      assertThat(program.liveArrays()).isEqualTo(alone.liveArrays());
    }
  }

  private static void step(TrainingProgram program, int step) {
    LossAndNorm result = program.step(step);
    try (NDArray loss = result.loss(); NDArray norm = result.gradNorm()) {
      assertThat(loss.getShape().get(0)).isEqualTo(program.runs().size());
      assertThat(norm.getShape()).isEqualTo(loss.getShape());
    }
  }
}
