package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.Precision;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Stream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingProgramTest {

  @ParameterizedTest
  @EnumSource
  void everyRunStartsAtTheWeightsOfItsSeed(CellKind kind) {
    PackShape shape = Packs.shape(kind, 5, 16, 8, Precision.FLOAT64);
    List<RunPlan> plans = List.of(Packs.plan(kind, 1, 10), Packs.plan(kind, 2, 10));
    try (TrainingProgram program = Packs.program(shape, plans)) {
      for (int run = 0; run < 2; run++) {
        assertThat(program.weights(run))
            .isEqualTo(Packs.weights(kind).draw(Network.layout(shape.cell()), plans.get(run).seed()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void theWeightsOutliveTheBufferTheyCameIn(Precision precision) {
    PackShape shape = Packs.shape(CellKind.LSTM, 5, 16, 8, precision);
    try (TrainingProgram program = Packs.program(shape, List.of(Packs.plan(CellKind.LSTM, 1, 10)))) {
      double[] weights = program.weights(0);
      for (int round = 0; round < 10; round++) {
        System.gc(); // frees direct buffers that nothing in Java refers to
        List<ByteBuffer> writtenOver = new ArrayList<>();
        for (int buffer = 0; buffer < 20; buffer++) {
          writtenOver.add(ByteBuffer.allocateDirect(weights.length * Double.BYTES)); // all zeros
        }
        assertThat(writtenOver).hasSize(20);
        assertThat(program.weights(0)).isEqualTo(weights);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepTellsTheLossOfItsOwnDigitsBeforeTheUpdate(CellKind kind) {
    PackShape shape = Packs.shape(kind, 5, 16, 8, Precision.FLOAT64);
    RunPlan plan = Packs.plan(kind, 3, 10);
    ParameterLayout layout = Network.layout(shape.cell());
    PlainNetwork plain = new PlainNetwork(kind, layout, Encoding.DIGIT);
    try (TrainingProgram program = Packs.program(shape, List.of(plan))) {
      for (int step = 1; step <= 3; step++) {
        DigitBatch digits = shape.task().draw(Stream.TRAINING.generator(3, 5, step), 16);
        double[] expected = {plain.loss(program.weights(0), digits)};

        LossAndNorm result = program.step(step);

        assertThat(RelativeError.of(Tensors.read(result.loss()), expected)).isLessThanOrEqualTo(1e-12);
      }
    }
  }

  @Test
  void aStepOnTheSameDigitsLowersTheirLoss() {
    PackShape shape = Packs.small(CellKind.LSTM, 5);
    try (TrainingProgram program = Packs.program(shape, List.of(Packs.plan(CellKind.LSTM, 1, 10)))) {
      double before = loss(program, 1);
      for (int again = 0; again < 50; again++) {
        loss(program, 1);
      }
      assertThat(loss(program, 1)).isLessThan(before - 0.05);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsEachOfItsArraysOnceAndFreesThemAll(CellKind kind) {
    int before = TestCpu.liveArraysOfTheProcess();
    try (TrainingProgram program = Packs.program(Packs.small(kind, 5), List.of(Packs.plan(kind, 1, 10)))) {
      assertThat(program.liveArrays()).isPositive().isEqualTo(TestCpu.liveArraysOfTheProcess() - before);
    }
    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
  }

  @Test
  void anEvaluationChangesNothing() {
    PackShape shape = Packs.small(CellKind.LSTM, 5);
    List<RunPlan> plans = List.of(Packs.plan(CellKind.LSTM, 1, 10), Packs.plan(CellKind.LSTM, 2, 10));
    try (TrainingProgram evaluated = Packs.program(shape, plans); TrainingProgram not = Packs.program(shape, plans)) {
      for (int step = 1; step <= 5; step++) {
        assertThat(loss(evaluated, step)).isEqualTo(loss(not, step));
        evaluated.evaluate(new Rows(List.of(1, 0)), Stream.VALIDATION, step, 96, () -> false);
      }
      assertThat(evaluated.weights(0)).isEqualTo(not.weights(0));
      assertThat(evaluated.weights(1)).isEqualTo(not.weights(1));
    }
  }

  private static double loss(TrainingProgram program, int step) {
    LossAndNorm result = program.step(step);
    try (NDArray loss = result.loss(); NDArray norm = result.gradNorm()) {
      assertThat(Tensors.read(norm)[0]).isPositive();
      return Tensors.read(loss)[0];
    }
  }
}
