package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.device.Precision;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
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

/** A run goes on as if it were alone when others of its pack end before it. */
class PackMatesLeaveTest {

  private static final List<Integer> MAX_STEPS = List.of(25, 60, 13, 42, 60);

  static Stream<Arguments> packs() {
    List<List<Optimizer>> optimizers = List.of(
        List.of(new Sgd(0.1, 0.9, false), new Sgd(0.05, 0.9, false)),
        List.of(new Sgd(0.1, 0.9, true), new Sgd(0.05, 0.8, true)),
        List.of(new RmsProp(1e-2, 0.99, 1e-8), new RmsProp(3e-3, 0.9, 1e-8)),
        List.of(new Adam(1e-2, 0.9, 0.999, 1e-8), new Adam(3e-2, 0.8, 0.99, 1e-8)));
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(Precision.FLOAT32, Precision.FLOAT64)
            .flatMap(precision -> optimizers.stream().map(pair -> Arguments.of(kind, precision, pair))));
  }

  @ParameterizedTest
  @MethodSource("packs")
  void eachRunEndsAsItWouldAlone(CellKind kind, Precision precision, List<Optimizer> optimizers) {
    PackShape shape = Packs.shape(kind, 3, 16, 8, precision);
    List<RunPlan> plans = new ArrayList<>();
    for (int run = 0; run < MAX_STEPS.size(); run++) {
      plans.add(Packs.plan(kind, run, optimizers.get(run % 2), run % 2 == 0 ? 0.5 : 10, MAX_STEPS.get(run)));
    }
    assertEachAsAlone(shape, plans);
  }

  @Test
  void runsWithoutMomentumStayWhenTheLastWithMomentumLeaves() {
    List<RunPlan> plans = List.of(
        Packs.plan(CellKind.RNN, 1, new Sgd(0.1, 0.9, false), 10, 20),
        Packs.plan(CellKind.RNN, 2, new Sgd(0.1, 0, false), 10, 40),
        Packs.plan(CellKind.RNN, 3, new Sgd(0.2, 0, false), 10, 40));
    assertEachAsAlone(Packs.small(CellKind.RNN, 3), plans);
  }

  private static void assertEachAsAlone(PackShape shape, List<RunPlan> plans) {
    WithWeights together = WithWeights.train(shape, plans);
    for (int run = 0; run < plans.size(); run++) {
      WithWeights alone = WithWeights.train(shape, List.of(plans.get(run)));
      assertThat(together.run(run).evaluations).isEqualTo(alone.run(0).evaluations);
      assertThat(together.run(run).bests).isEqualTo(alone.run(0).bests);
      assertThat(together.run(run).outcome()).isEqualTo(alone.run(0).outcome());
      assertThat(together.weights(plans.get(run))).isEqualTo(alone.weights(plans.get(run)));
    }
  }

  /** Also remembers the weights of each run after its last step. */
  private static final class WithWeights extends Recording {

    private final TrainingProgram program;
    private final List<RunPlan> plans;
    private final Map<RunPlan, double[]> weights = new HashMap<>();

    private WithWeights(TrainingProgram program) {
      this.program = program;
      this.plans = program.runs();
    }

    static WithWeights train(PackShape shape, List<RunPlan> plans) {
      try (TrainingProgram program = Packs.program(shape, plans)) {
        WithWeights recording = new WithWeights(program);
        TrainingLoop.train(program, recording);
        return recording;
      }
    }

    @Override
    public void onTesting(int run) {
      super.onTesting(run);
      RunPlan plan = plans.get(run);
      weights.put(plan, program.weights(program.runs().indexOf(plan)));
    }

    double[] weights(RunPlan plan) {
      return weights.getOrDefault(plan, new double[0]);
    }
  }
}
