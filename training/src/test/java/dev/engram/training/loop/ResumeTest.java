package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingListener.Signal;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.optimizer.Schedule.Cosine;
import dev.engram.training.optimizer.Schedule.StepDecay;
import dev.engram.training.optimizer.Schedule.WarmUp;
import dev.engram.training.optimizer.Sgd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped and goes on from its checkpoint tells and ends with what it would have without, to the bit. */
class ResumeTest {

  private static final int STEPS = 45;

  /** Remembers every checkpoint, and takes one after each step. */
  private static class Checkpoints extends Recording {
    private final Map<Integer, Map<Integer, RunCheckpoint>> byStep = new HashMap<>();

    @Override
    public boolean wantsCheckpoint(int run, int step, boolean last) {
      return true;
    }

    @Override
    public void onCheckpoint(int run, RunCheckpoint checkpoint) {
      byStep.computeIfAbsent(checkpoint.step(), step -> new HashMap<>()).put(run, checkpoint);
    }

    List<RunCheckpoint> at(int step) {
      Map<Integer, RunCheckpoint> ofRuns = byStep.getOrDefault(step, Map.of());
      return ofRuns.keySet().stream().sorted().map(ofRuns::get).toList();
    }
  }

  static Stream<Arguments> everyCellOptimizerAndPrecision() {
    List<Optimizer> optimizers = List.of(new RmsProp(1e-3, 0.99, 1e-8),
        new RmsProp(1e-3, 0.99, 1e-8, new StepDecay(20, 0.5)), new Adam(1e-3, 0.9, 0.999, 1e-8),
        new Adam(1e-3, 0.9, 0.999, 1e-8, new WarmUp(15, new Cosine(25, 0.1))),
        new Sgd(0.1, 0.9, true), new Sgd(0.1, 0.9, false), new Sgd(0.1, 0, false));
    return Stream.of(CellKind.values())
        .flatMap(kind -> optimizers.stream()
            .flatMap(optimizer -> Stream.of(Precision.values())
                .map(precision -> Arguments.of(kind, optimizer, precision))));
  }

  /** At 10 a window has just been told, at 23 three losses wait, at 30 an evaluation was due, at 45 only the test is left. */
  @ParameterizedTest
  @MethodSource("everyCellOptimizerAndPrecision")
  void aPackGoesOnAsIfNothingHadHappened(CellKind kind, Optimizer optimizer, Precision precision) {
    PackShape shape = Packs.probed(Packs.shape(kind, 4, 16, 8, precision), 3);
    List<RunPlan> plans = List.of(Packs.plan(kind, 1, optimizer, 0.5, STEPS),
        Packs.plan(kind, 2, optimizer, 10, STEPS));
    Checkpoints undisturbed = new Checkpoints();
    List<double[]> expected = train(shape, plans, undisturbed);
    assertThat(undisturbed.run(1).diagnoses).extracting(Diagnosis::step).containsExactly(0, 10, 20, 30, 40, STEPS);

    for (int step : List.of(1, 10, 23, 30, 43, STEPS)) {
      Checkpoints resumed = new Checkpoints();
      List<double[]> actual = resume(shape, plans, undisturbed.at(step), resumed);

      for (int run = 0; run < plans.size(); run++) {
        if (step < STEPS) {
          assertThat(actual.get(run)).as("weights of run %d from step %d on", run, step).isEqualTo(expected.get(run));
        }
        assertThat(resumed.run(run).outcome()).isEqualTo(undisturbed.run(run).outcome());
        assertThat(resumed.run(run).metrics).isEqualTo(after(step, undisturbed.run(run).metrics));
        assertThat(resumed.run(run).evaluations)
            .isEqualTo(undisturbed.run(run).evaluations.stream().filter(point -> point.step() > step).toList());
        assertThat(resumed.run(run).diagnoses)
            .isEqualTo(undisturbed.run(run).diagnoses.stream().filter(look -> look.step() > step).toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 20, 33})
  void aRunThatIsSuspendedInAPackGoesOnAlone(int step) {
    PackShape shape = Packs.small(CellKind.LSTM, 4);
    List<RunPlan> plans = List.of(Packs.plan(CellKind.LSTM, 1, STEPS), Packs.plan(CellKind.LSTM, 2, STEPS));
    Recording alone = Recording.of(shape, plans.subList(1, 2));
    Recording neighbour = Recording.of(shape, plans.subList(0, 1));
    List<RunCheckpoint> taken = new ArrayList<>();
    Recording suspended = new Recording() {
      @Override
      public void onCheckpoint(int run, RunCheckpoint checkpoint) {
        taken.add(checkpoint);
      }
    };
    train(shape, plans, suspended.signalAt(1, step, Signal.SUSPEND));

    assertThat(suspended.run(1).outcome().ending()).isEqualTo(Ending.SUSPENDED);
    assertThat(suspended.run(0).outcome()).isEqualTo(neighbour.run(0).outcome());
    Recording resumed = new Recording();
    resume(shape, plans.subList(1, 2), taken, resumed);
    assertThat(resumed.run(0).outcome()).isEqualTo(alone.run(0).outcome());
    assertThat(resumed.run(0).metrics).isEqualTo(after(step, alone.run(0).metrics));
  }

  @Test
  void convergenceIsCountedOn() {
    PackShape shape = Packs.evaluated(Packs.small(CellKind.LSTM, 2), new EvaluationPlan(10, 96, 320));
    RunPlan plan = Packs.withRule(Packs.plan(CellKind.LSTM, 1, new RmsProp(1e-2, 0.99, 1e-8), 10, 2_000),
        new ConvergenceRule(0.9, 3));
    Checkpoints undisturbed = new Checkpoints();
    train(shape, List.of(plan), undisturbed);
    RunOutcome outcome = undisturbed.run(0).outcome();
    assertThat(outcome.ending()).isEqualTo(Ending.CONVERGED);

    for (int step : List.of(outcome.step() - 5, outcome.step())) {
      Recording resumed = new Recording();
      resume(shape, List.of(plan), undisturbed.at(step), resumed);
      assertThat(resumed.run(0).outcome()).isEqualTo(outcome);
    }
  }

  /** In the evaluation of step 20, and in the test after step 45: between them lies the checkpoint that it goes on from. */
  @ParameterizedTest
  @ValueSource(ints = {20, STEPS})
  void aRunThatIsAbandonedInAnEvaluationGoesOnFromTheCheckpointBefore(int step) {
    PackShape shape = Packs.small(CellKind.LSTM, 4);
    List<RunPlan> plans = List.of(Packs.plan(CellKind.LSTM, 1, STEPS));
    Checkpoints undisturbed = new Checkpoints();
    train(shape, plans, undisturbed);
    Checkpoints abandoned = new Checkpoints() {
      private int evaluated;

      @Override
      public boolean isAbandoned(int run) {
        boolean due = step == STEPS ? run(run).events.contains("testing") : run(run).evaluations.size() == 1;
        return due && evaluated++ == 0;
      }
    };
    train(shape, plans, abandoned);

    assertThat(abandoned.run(0).outcome().ending()).isEqualTo(Ending.ABANDONED);
    int last = abandoned.byStep.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(last).isEqualTo(step == STEPS ? STEPS : step - 1);
    Checkpoints resumed = new Checkpoints();
    resume(shape, plans, abandoned.at(last), resumed);
    assertThat(resumed.run(0).outcome()).isEqualTo(undisturbed.run(0).outcome());
  }

  @Test
  void runsOfOnePackStartFromTheSameStep() {
    PackShape shape = Packs.small(CellKind.RNN, 3);
    List<RunPlan> plans = List.of(Packs.plan(CellKind.RNN, 1, STEPS), Packs.plan(CellKind.RNN, 2, STEPS));
    Checkpoints taken = new Checkpoints();
    train(shape, plans, taken);
    List<RunCheckpoint> unlike = List.of(taken.at(3).getFirst(), taken.at(4).getLast());

    assertThatThrownBy(() -> resume(shape, plans, unlike, new Recording()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3, 4]");
  }

  @Test
  void aCheckpointOfAnotherShapeIsRefused() {
    List<RunPlan> plans = List.of(Packs.plan(CellKind.RNN, 1, STEPS));
    Checkpoints taken = new Checkpoints();
    train(Packs.small(CellKind.RNN, 3), plans, taken);

    assertThatThrownBy(() -> resume(Packs.shape(CellKind.RNN, 3, 16, 16, Precision.FLOAT32), plans, taken.at(3),
        new Recording())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a checkpoint with");
  }

  /** The metrics told after a step; those of the window that was open then are told whole. */
  private static List<StepMetrics> after(int step, List<StepMetrics> metrics) {
    return metrics.stream().filter(point -> point.step() > step).toList();
  }

  /** @return the weights of the runs at their last checkpoint */
  private static List<double[]> train(PackShape shape, List<RunPlan> plans, Recording listener) {
    try (TrainingProgram program = Packs.program(shape, plans)) {
      TrainingLoop.train(program, listener);
    }
    return lastWeights(listener);
  }

  private static List<double[]> resume(PackShape shape, List<RunPlan> plans, List<RunCheckpoint> from,
      Recording listener) {
    try (TrainingProgram program = Packs.program(shape, plans)) {
      TrainingLoop.resume(program, from, listener);
    }
    return lastWeights(listener);
  }

  private static List<double[]> lastWeights(Recording listener) {
    if (!(listener instanceof Checkpoints checkpoints) || checkpoints.byStep.isEmpty()) {
      return List.of();
    }
    int last = checkpoints.byStep.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return checkpoints.at(last).stream().map(RunCheckpoint::weights).toList();
  }
}
