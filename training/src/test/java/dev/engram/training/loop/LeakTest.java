package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.TestCpu;
import dev.engram.training.device.Precision;
import dev.engram.training.diagnostics.Probe;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.loop.TrainingListener.Signal;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of native arrays stays flat: of the program, and of all managers of the process. */
class LeakTest {

  static Stream<Arguments> programs() {
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(new Bptt(), new Autograd()).map(method -> Arguments.of(kind, method)));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void twoThousandStepsLeaveNoMoreArraysThanTwenty(CellKind kind, GradientMethod method) {
    List<RunPlan> plans = List.of(
        Packs.plan(kind, 1, new Adam(1e-3, 0.9, 0.999, 1e-8), 0.5, 10),
        Packs.plan(kind, 2, new Adam(1e-3, 0.9, 0.999, 1e-8), 10, 10));
    try (TrainingProgram program = Packs.program(shape(kind, method), plans)) {
      train(program, 1, 20);
      int ofProgram = program.liveArrays();
      int ofProcess = TestCpu.liveArraysOfTheProcess();

      train(program, 21, 2_000);

      assertThat(program.liveArrays()).isEqualTo(ofProgram);
      assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(ofProcess);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aWholeTrainingFreesAllItTook(CellKind kind, GradientMethod method) {
    PackShape shape = shape(kind, method);
    List<RunPlan> plans = List.of(Packs.plan(kind, 1, 60), Packs.plan(kind, 2, 35), Packs.plan(kind, 3, 60),
        Packs.plan(kind, 4, 60));
    int before = TestCpu.liveArraysOfTheProcess();
    try (TrainingProgram program = Packs.program(shape, plans);
        TrainingProgram twoRuns = Packs.program(shape,
            plans.subList(0, 2))) {
      int ofTwo = twoRuns.liveArrays();

      TrainingLoop.train(program, new Recording().signalAt(2, 17, Signal.FINISH));

      assertThat(program.liveArrays()).isEqualTo(ofTwo); // as many arrays as any pack, with fewer rows
    }
    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void anEndBetweenTwoReadingsFreesWhatWaited(Signal signal) {
    PackShape shape = shape(CellKind.RNN, new Bptt());
    int before = TestCpu.liveArraysOfTheProcess();
    try (TrainingProgram program = Packs.program(shape, List.of(Packs.plan(CellKind.RNN, 1, 25)))) {
      int atFirst = program.liveArrays();

      TrainingLoop.train(program, new Recording().signalAt(0, 13, signal));

      assertThat(program.liveArrays()).isEqualTo(atFirst);
    }
    assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void manyLooksIntoCellsLeaveNoMoreArraysThanNone(CellKind kind) {
    PackShape shape = Packs.probed(shape(kind, new Bptt()), 5);
    List<RunPlan> plans = List.of(Packs.plan(kind, 1, 100), Packs.plan(kind, 2, 100));
    Probe probe = shape.probe().orElseThrow();
    try (TrainingProgram program = Packs.program(shape, plans)) {
      int ofProgram = program.liveArrays();
      int ofProcess = TestCpu.liveArraysOfTheProcess();

      for (int step = 0; step < 50; step++) {
        program.look(probe, step % 2, step);
      }

      assertThat(program.liveArrays()).isEqualTo(ofProgram);
      assertThat(TestCpu.liveArraysOfTheProcess()).isEqualTo(ofProcess);
    }
  }

  private static PackShape shape(CellKind kind, GradientMethod method) {
    return new PackShape(kind.cell(Encoding.DIGIT, 4), new Palindrome(3), Encoding.DIGIT, 4, method, Precision.FLOAT32,
        new EvaluationPlan(10, 20, 20), Optional.empty());
  }

  private static void train(TrainingProgram program, int from, int to) {
    for (int step = from; step <= to; step++) {
      LossAndNorm result = program.step(step);
      result.loss().close();
      result.gradNorm().close();
    }
  }
}
