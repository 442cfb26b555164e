package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.RelativeError;
import dev.engram.training.TestCpu;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Precision;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The steps of a run in a pack on a device, which a neighbour leaves half-way, against those of the same run alone, in
 * float64 on the CPU. They are more than a GPU is given batches for in one go.
 */
class PackOnEveryDeviceTest {

  private static final int STEPS = 40;
  private static final Rows STAYING = new Rows(List.of(0, 2));

  static Stream<Arguments> everyCellPrecisionAndDevice() {
    return TestCpu.DEVICES.all()
        .stream()
        .flatMap(device -> Stream.of(CellKind.values())
            .flatMap(kind -> Stream.of(Arguments.of(kind, Precision.FLOAT32, device, 1e-4),
                Arguments.of(kind, Precision.FLOAT64, device, 1e-10))));
  }

  @ParameterizedTest
  @MethodSource("everyCellPrecisionAndDevice")
  void aRunEndsWhereItWouldAloneOnTheCpu(CellKind kind, Precision precision, ComputeDevice device, double tolerance) {
    List<RunPlan> plans = IntStream.range(0, 3).mapToObj(run -> Packs.plan(kind, 70 + run, STEPS)).toList();

    List<double[]> together = train(Packs.shape(kind, 7, 16, 8, precision), plans, device);

    List<RunPlan> stayed = STAYING.of(plans);
    for (int run = 0; run < stayed.size(); run++) {
      double[] alone = trainAlone(Packs.shape(kind, 7, 16, 8, Precision.FLOAT64), stayed.get(run));
      assertThat(RelativeError.of(together.get(run), alone)).isLessThanOrEqualTo(tolerance);
    }
  }

  private static List<double[]> train(PackShape shape, List<RunPlan> plans, ComputeDevice device) {
    try (TrainingProgram program = new TrainingProgram(shape, plans, TestCpu.DEVICES, device)) {
      train(program, 1, STEPS / 2);
      program.retain(STAYING);
      train(program, STEPS / 2 + 1, STEPS);
      return IntStream.range(0, program.runs().size()).mapToObj(program::weights).toList();
    }
  }

  private static double[] trainAlone(PackShape shape, RunPlan plan) {
    try (TrainingProgram program = Packs.program(shape, List.of(plan))) {
      train(program, 1, STEPS);
      return program.weights(0);
    }
  }

  private static void train(TrainingProgram program, int firstStep, int lastStep) {
    for (int step = firstStep; step <= lastStep; step++) {
      LossAndNorm result = program.step(step);
      result.loss().close();
      result.gradNorm().close();
    }
  }
}
