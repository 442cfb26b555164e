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

/** Ten steps of a run in a pack on a device against ten steps of the same run alone, in float64 on the CPU. */
class PackOnEveryDeviceTest {

  private static final int STEPS = 10;

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

    for (int run = 0; run < plans.size(); run++) {
      double[] alone = train(Packs.shape(kind, 7, 16, 8, Precision.FLOAT64), List.of(plans.get(run)), TestCpu.CPU)
          .getFirst();
      assertThat(RelativeError.of(together.get(run), alone)).isLessThanOrEqualTo(tolerance);
    }
  }

  private static List<double[]> train(PackShape shape, List<RunPlan> plans, ComputeDevice device) {
    try (TrainingProgram program = new TrainingProgram(shape, plans, TestCpu.DEVICES, device)) {
      for (int step = 1; step <= STEPS; step++) {
        LossAndNorm result = program.step(step);
        result.loss().close();
        result.gradNorm().close();
      }
      return IntStream.range(0, plans.size()).mapToObj(program::weights).toList();
    }
  }
}
