package dev.engram.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.device.Devices;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.loop.TrainingProgram;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison of times means something only where both sides train the same. */
class SameTrainingTest {

  private static final int STEPS = 30;
  private static final double FLOAT32 = 1e-5;

  @ParameterizedTest
  @EnumSource
  void theLossesOfDjlsBlockAreEngrams(Cell cell) {
    Devices devices = Devices.load();
    Setting setting = new Setting(devices, devices.find("cpu").orElseThrow(), Scale.QUICK);
    Workload workload = new Workload(cell, 6, 16, 8);
    try (DjlBlockPeer block = new DjlBlockPeer(workload, setting);
        TrainingProgram engram = new TrainingProgram(workload.shape(new Bptt()), List.of(workload.run(1)), devices,
            setting.device())) {
      for (int step = 1; step <= STEPS; step++) {
        LossAndNorm expected = engram.step(step);
        try (NDArray actual = block.step(); NDArray loss = expected.loss(); NDArray norm = expected.gradNorm()) {
          assertThat(actual.toFloatArray()[0]).as("step %d", step)
              .isCloseTo(loss.toFloatArray()[0], within((float) FLOAT32));
        }
      }
    }
  }
}
