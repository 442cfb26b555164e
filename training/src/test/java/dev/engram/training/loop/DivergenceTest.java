package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingListener.Signal;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivergenceTest {

  private static final int MAX_STEPS = 60;

  /** A rate that overflows at once, and a momentum that grows the velocity tenfold a step until it does. */
  @ParameterizedTest
  @CsvSource({"RNN, 1e38, 0, 1, 10", "LSTM, 1e38, 0, 1, 10", "RNN, 0.1, 10, 31, 50", "LSTM, 0.1, 10, 31, 50"})
  void endsTheRunAtItsFirstLossThatIsNoNumber(CellKind kind, double learningRate, double momentum, int from, int to) {
    PackShape shape = Packs.small(kind, 5);
    RunPlan plan = Packs.plan(kind, 1, new Sgd(learningRate, momentum, false), 10, MAX_STEPS);
    int step = firstNonFiniteStep(shape, plan);
    assertThat(step).isBetween(from, to);

    Recording.OfRun run = Recording.of(shape, List.of(plan)).run(0);

    assertThat(run.outcome().ending()).isEqualTo(Ending.DIVERGED);
    assertThat(run.outcome().step()).isEqualTo(step);
    assertThat(run.outcome().test()).isEmpty();
    assertThat(run.metrics.getLast().step()).isEqualTo(step);
    assertThat(run.metrics.getLast().loss()).isNotFinite();
    assertThat(run.metrics.subList(0, run.metrics.size() - 1))
        .allSatisfy(metrics -> assertThat(metrics.loss()).isFinite());
    assertThat(run.events).doesNotContain("testing").endsWith("metrics " + step, "end " + step);
  }

  @Test
  void isNeitherMeasuredNorTestedAfterTheLastStepEither() {
    RunPlan plan = Packs.plan(CellKind.RNN, 1, new Sgd(1e38, 0, false), 10, 10);

    Recording.OfRun run = Recording.of(Packs.small(CellKind.RNN, 5), List.of(plan)).run(0);

    assertThat(run.outcome().ending()).isEqualTo(Ending.DIVERGED);
    assertThat(run.events).containsExactly("metrics 2", "end 2");
  }

  @Test
  void isNoticedWithinAWindowOfSteps() {
    PackShape shape = Packs.small(CellKind.RNN, 5);
    RunPlan plan = plan(CellKind.RNN, 1, 1e38);
    int[] steps = {0};
    Recording counting = new Recording() {
      @Override
      public Signal signal(int run) {
        steps[0]++;
        return super.signal(run);
      }
    };
    try (TrainingProgram program = Packs.program(shape, List.of(plan))) {
      TrainingLoop.train(program, counting);
    }
    assertThat(counting.run(0).outcome().ending()).isEqualTo(Ending.DIVERGED);
    assertThat(steps[0]).isLessThan(TrainingLoop.METRICS_EVERY);
  }

  @Test
  void leavesTheOtherRunsOfThePackAlone() {
    PackShape shape = Packs.small(CellKind.LSTM, 5);
    List<RunPlan> plans = List.of(plan(CellKind.LSTM, 1, 0.1), plan(CellKind.LSTM, 2, 1e38),
        plan(CellKind.LSTM, 3, 0.2));

    Recording together = Recording.of(shape, plans);

    assertThat(together.run(1).outcome().ending()).isEqualTo(Ending.DIVERGED);
    for (int run : List.of(0, 2)) {
      Recording alone = Recording.of(shape, plans.subList(run, run + 1));
      assertThat(together.run(run).evaluations).isEqualTo(alone.run(0).evaluations);
      assertThat(together.run(run).metrics).isEqualTo(alone.run(0).metrics);
      assertThat(together.run(run).outcome()).isEqualTo(alone.run(0).outcome());
      assertThat(together.run(run).outcome().ending()).isEqualTo(Ending.ALL_STEPS);
    }
  }

  @Test
  void aRunThatIsAskedToFinishButHasDivergedHasNoResult() {
    PackShape shape = Packs.small(CellKind.RNN, 5);
    Recording recording = new Recording().signalAt(0, 7, Signal.FINISH);
    try (TrainingProgram program = Packs.program(shape, List.of(plan(CellKind.RNN, 1, 1e38)))) {
      TrainingLoop.train(program, recording);
    }
    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.DIVERGED);
    assertThat(recording.run(0).outcome().test()).isEmpty();
    assertThat(recording.run(0).evaluations).isEmpty();
  }

  private static RunPlan plan(CellKind kind, long seed, double learningRate) {
    return Packs.plan(kind, seed, new Sgd(learningRate, 0, false), 10, MAX_STEPS);
  }

  private static int firstNonFiniteStep(PackShape shape, RunPlan plan) {
    try (TrainingProgram program = Packs.program(shape, List.of(plan))) {
      for (int step = 1; step <= MAX_STEPS; step++) {
        LossAndNorm result = program.step(step);
        try (NDArray loss = result.loss(); NDArray norm = result.gradNorm()) {
          assertThat(norm.getShape()).isEqualTo(loss.getShape());
          if (!Double.isFinite(Tensors.read(loss)[0])) {
            return step;
          }
        }
      }
    }
    throw new AssertionError("did not diverge");
  }
}
