package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.device.Precision;
import dev.engram.training.task.Batch;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingBatchesTest {

  /** As for a GPU, where the batches of several steps travel together. */
  @ParameterizedTest
  @EnumSource
  void drawnAheadAreTheSameAsStepByStep(Precision precision) {
    PackShape shape = Packs.shape(CellKind.RNN, 5, 3, 4, precision);
    List<RunPlan> runs = List.of(Packs.plan(CellKind.RNN, 1, 10), Packs.plan(CellKind.RNN, 2, 10));
    try (NDManager manager = TestCpu.newManager();
        TrainingBatches ahead = new TrainingBatches(shape, runs, manager, 4);
        TrainingBatches stepByStep = new TrainingBatches(shape, runs, manager, 1)) {
      for (int step : List.of(1, 2, 3, 4, 5, 9, 10, 3, 4, 40)) {
        Batch actual = ahead.at(step);
        Batch expected = stepByStep.at(step);
        assertThat(Tensors.read(actual.targets())).isEqualTo(Tensors.read(expected.targets()));
        assertThat(actual.inputs()).hasSameSizeAs(expected.inputs());
        for (int timeStep = 0; timeStep < actual.inputs().size(); timeStep++) {
          assertThat(Tensors.read(actual.inputs().get(timeStep)))
              .isEqualTo(Tensors.read(expected.inputs().get(timeStep)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void freeAllTheyTook(Precision precision) {
    PackShape shape = Packs.shape(CellKind.RNN, 5, 3, 4, precision);
    try (NDManager manager = TestCpu.newManager()) {
      TrainingBatches batches = new TrainingBatches(shape, List.of(Packs.plan(CellKind.RNN, 1, 10)), manager, 4);
      batches.at(1);

      batches.close();

      assertThat(manager.getManagedArrays()).isEmpty();
    }
  }
}
