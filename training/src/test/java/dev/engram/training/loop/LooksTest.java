package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingListener.Signal;
import dev.engram.training.optimizer.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When the cells of a pack are looked into, and that nothing else changes by it. */
class LooksTest {

  private static final PackShape WITHOUT = Packs.small(CellKind.LSTM, 4);
  private static final PackShape SHAPE = Packs.probed(WITHOUT, 7);

  /** Takes checkpoints where it looks, and looks only where it was told to. */
  private static final class Looking extends Recording {

    private final List<Integer> steps;
    private final boolean atTheEnd;
    private final List<double[]> weights = new ArrayList<>();

    Looking(boolean atTheEnd, Integer... steps) {
      this.steps = List.of(steps);
      this.atTheEnd = atTheEnd;
    }

    @Override
    public boolean wantsDiagnostics(int run, int step, boolean last) {
      return steps.contains(step) || last && atTheEnd;
    }

    @Override
    public boolean wantsCheckpoint(int run, int step, boolean last) {
      return wantsDiagnostics(run, step, last);
    }

    @Override
    public void onCheckpoint(int run, RunCheckpoint checkpoint) {
      run(run).events.add("checkpoint " + checkpoint.step());
      weights.add(checkpoint.weights());
    }
  }

  @Test
  void areBeforeTheFirstStepAndBetweenAnEvaluationAndItsCheckpoint() {
    Recording recording = train(SHAPE, List.of(plan(1, 25)), new Looking(true, 0, 20));

    assertThat(recording.run(0).events).containsExactly("look 0", "metrics 10", "evaluation 10", "metrics 20",
        "evaluation 20", "look 20", "checkpoint 20", "metrics 25", "evaluation 25", "look 25", "checkpoint 25",
        "testing", "end 25");
  }

  @Test
  void areNoneWhereThePackHasNoProbe() {
    assertThat(Recording.of(WITHOUT, List.of(plan(1, 10))).run(0).diagnoses).isEmpty();
  }

  @Test
  void areThoseOfTheWeightsAtTheirSteps() {
    PackShape shape = Packs.probed(Packs.shape(CellKind.LSTM, 4, 16, 8, Precision.FLOAT64), 7);
    List<RunPlan> plans = List.of(plan(1, 10));
    List<Diagnosis> looks = Recording.of(shape, plans).run(0).diagnoses;

    try (TrainingProgram program = Packs.program(shape, plans)) {
      Diagnosis untrained = program.look(shape.probe().orElseThrow(), 0, 0);
      assertThat(looks).hasSize(2).startsWith(untrained);
      assertThat(looks.getLast().gates()).isNotEqualTo(untrained.gates());
      assertThat(looks.getLast().hiddenGradientNorms()).hasSize(6).isNotEqualTo(untrained.hiddenGradientNorms());
    }
  }

  @ParameterizedTest
  @EnumSource
  void changeNoBitOfTheTraining(CellKind kind) {
    PackShape without = Packs.small(kind, 4);
    List<RunPlan> plans = List.of(Packs.plan(kind, 1, 40), Packs.plan(kind, 2, 40));
    Looking seen = new Looking(true, 0, 10, 20, 30);
    Looking unseen = new Looking(true, 0, 10, 20, 30);
    train(Packs.probed(without, 9), plans, seen);
    train(without, plans, unseen);

    for (int run = 0; run < plans.size(); run++) {
      assertThat(seen.run(run).diagnoses).hasSize(5);
      assertThat(seen.run(run).metrics).isEqualTo(unseen.run(run).metrics);
      assertThat(seen.run(run).evaluations).isEqualTo(unseen.run(run).evaluations);
      assertThat(seen.run(run).outcome()).isEqualTo(unseen.run(run).outcome());
    }
    assertThat(seen.weights).hasSize(8).usingElementComparator(Arrays::compare).isEqualTo(unseen.weights);
  }

  @ParameterizedTest
  @EnumSource
  void ofARunInAPackAreThoseOfTheRunAlone(CellKind kind) {
    PackShape shape = Packs.probed(Packs.small(kind, 4), 7);
    List<RunPlan> plans = IntStream.range(0, 4).mapToObj(run -> Packs.plan(kind, 40 + run, 30 - run)).toList();
    Recording together = Recording.of(shape, plans);

    for (int run = 0; run < plans.size(); run++) {
      Recording alone = Recording.of(shape, plans.subList(run, run + 1));
      assertThat(together.run(run).diagnoses).isEqualTo(alone.run(0).diagnoses);
    }
    assertThat(together.run(0).diagnoses).doesNotContainAnyElementsOf(together.run(1).diagnoses);
  }

  @ParameterizedTest
  @CsvSource({"13", "20"})
  void ofARunThatFinishesEarlyComeWithItsLastEvaluation(int step) {
    Looking looking = new Looking(true);
    looking.signalAt(0, step, Signal.FINISH);

    train(SHAPE, List.of(plan(1, 40)), looking);

    assertThat(looking.run(0).events).endsWith("evaluation " + step, "look " + step, "checkpoint " + step, "testing",
        "end " + step);
  }

  @Test
  void areToldOnceThoughTheirStepTurnsOutToBeTheLast() {
    Recording recording = new Recording().signalAt(0, 20, Signal.FINISH);
    train(SHAPE, List.of(plan(1, 40)), recording);
    assertThat(recording.run(0).diagnoses).extracting(Diagnosis::step).containsExactly(0, 10, 20);
  }

  @ParameterizedTest
  @EnumSource(value = Signal.class, names = {"SUSPEND", "ABANDON"})
  void areNoneOfARunThatStops(Signal signal) {
    Recording recording = new Recording().signalAt(0, 13, signal);
    train(SHAPE, List.of(plan(1, 40)), recording);
    assertThat(recording.run(0).diagnoses).extracting(Diagnosis::step).containsExactly(0, 10);
  }

  @Test
  void areNoneOfARunThatHasDiverged() {
    List<RunPlan> plans = Stream.of(1e38, 0.1)
        .map(rate -> Packs.plan(CellKind.LSTM, 1, new Sgd(rate, 0, false), 10, 40))
        .toList();
    Recording recording = train(SHAPE, plans, new Recording());

    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.DIVERGED);
    assertThat(recording.run(0).diagnoses).extracting(Diagnosis::step).containsExactly(0);
    assertThat(recording.run(1).diagnoses).extracting(Diagnosis::step).containsExactly(0, 10, 20, 30, 40);
  }

  private static RunPlan plan(long seed, int maxSteps) {
    return Packs.plan(CellKind.LSTM, seed, maxSteps);
  }

  private static Recording train(PackShape shape, List<RunPlan> plans, Recording listener) {
    try (TrainingProgram program = Packs.program(shape, plans)) {
      TrainingLoop.train(program, listener);
    }
    return listener;
  }
}
