package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.task.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

  private static final PackShape SHAPE = Packs.small(CellKind.RNN, 3);

  @Test
  void tellsOfEachRunInTheOrderOfThings() {
    Recording recording = Recording.of(SHAPE, List.of(Packs.plan(CellKind.RNN, 1, 25)));

    assertThat(recording.run(0).events).containsExactly("metrics 10", "evaluation 10", "metrics 20", "evaluation 20",
        "metrics 25", "evaluation 25", "testing", "end 25");
    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.ALL_STEPS);
  }

  @Test
  void metricsAreTheMeanLossTheLargestNormAndTheShareOfClippedSteps() {
    RunPlan plan = Packs.plan(CellKind.RNN, 1, new Adam(0.02, 0.9, 0.999, 1e-8), 0.55, 20);
    List<Double> losses = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    try (TrainingProgram program = Packs.program(SHAPE, List.of(plan))) {
      for (int step = 1; step <= 20; step++) {
        LossAndNorm result = program.step(step);
        try (NDArray loss = result.loss(); NDArray norm = result.gradNorm()) {
          losses.add(Tensors.read(loss)[0]);
          norms.add(Tensors.read(norm)[0]);
        }
      }
    }

    List<StepMetrics> metrics = Recording.of(SHAPE, List.of(plan)).run(0).metrics;

    assertThat(metrics).extracting(StepMetrics::step).containsExactly(10, 20);
    for (int window = 0; window < 2; window++) {
      List<Double> ofWindow = norms.subList(10 * window, 10 * window + 10);
      long clipped = ofWindow.stream().filter(norm -> norm > 0.55).count();
      assertThat(clipped).isBetween(1L, 9L);
      assertThat(metrics.get(window).clipped()).isEqualTo(clipped / 10.0);
      assertThat(metrics.get(window).gradNorm())
          .isEqualTo(ofWindow.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
      assertThat(metrics.get(window).loss()).isCloseTo(losses.subList(10 * window, 10 * window + 10)
          .stream()
          .mapToDouble(Double::doubleValue)
          .average()
          .orElseThrow(), within(1e-12));
    }
  }

  @Test
  void testsTheBestWeightsAndNotTheLast() {
    List<RunPlan> plans = IntStream.range(0, 8).mapToObj(TrainingLoopTest::tooFastToBeSteady).toList();
    Map<Integer, double[]> best = new HashMap<>();
    try (TrainingProgram program = Packs.program(SHAPE, plans); NDManager manager = TestCpu.newManager()) {
      Recording recording = new Recording() {
        @Override
        public void onEvaluation(int run, EvaluationResult evaluation, boolean isBest) {
          super.onEvaluation(run, evaluation, isBest);
          if (isBest) {
            best.put(run, program.weights(run));
          }
        }
      };
      TrainingLoop.train(program, recording);

      NDArray rows = manager.create(IntStream.range(0, 8).mapToObj(best::get).toArray(double[][]::new));
      List<EvaluationResult> expected = program.evaluate(rows.toType(DataType.FLOAT32, false), plans, Stream.TEST, 0,
          SHAPE.evaluation().testSampleSize(), () -> false).orElseThrow();
      List<EvaluationResult> tests = IntStream.range(0, 8)
          .mapToObj(run -> recording.run(run).outcome().test().orElseThrow())
          .toList();
      assertThat(tests).extracting(EvaluationResult::loss)
          .isEqualTo(expected.stream().map(EvaluationResult::loss).toList());
      assertThat(tests).extracting(EvaluationResult::accuracy)
          .isEqualTo(expected.stream().map(EvaluationResult::accuracy).toList());
      assertThat(tests).extracting(EvaluationResult::step)
          .isEqualTo(IntStream.range(0, 8).mapToObj(run -> recording.run(run).bests.getLast().step()).toList())
          .anyMatch(step -> step < 100); // of some run the last weights were not the best
    }
  }

  @Test
  void theBestEvaluationsAreThoseThatNoEarlierOneBeats() {
    Recording.OfRun run = Recording.of(SHAPE, List.of(tooFastToBeSteady(2))).run(0);

    double highest = 0;
    List<EvaluationResult> expected = new ArrayList<>();
    for (EvaluationResult evaluation : run.evaluations) {
      if (evaluation.accuracy() >= highest) {
        highest = evaluation.accuracy();
        expected.add(evaluation);
      }
    }
    assertThat(run.bests).isEqualTo(expected).hasSizeLessThan(run.evaluations.size());
  }

  @Test
  void theSameSeedsGiveTheSameRunsAgain() {
    List<RunPlan> plans = List.of(Packs.plan(CellKind.RNN, 1, 30), Packs.plan(CellKind.RNN, 2, 20));

    Recording first = Recording.of(SHAPE, plans);
    Recording second = Recording.of(SHAPE, plans);

    for (int run = 0; run < 2; run++) {
      assertThat(second.run(run).evaluations).isEqualTo(first.run(run).evaluations);
      assertThat(second.run(run).metrics).isEqualTo(first.run(run).metrics);
      assertThat(second.run(run).outcome()).isEqualTo(first.run(run).outcome());
    }
    assertThat(first.run(0).evaluations).isNotEqualTo(first.run(1).evaluations);
  }

  private static RunPlan tooFastToBeSteady(long seed) {
    return Packs.plan(CellKind.RNN, seed, new Adam(0.3, 0.9, 0.999, 1e-8), 10, 100);
  }
}
