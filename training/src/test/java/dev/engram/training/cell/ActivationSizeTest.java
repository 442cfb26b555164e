package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.HiddenStates;
import dev.engram.training.RandomPack;
import dev.engram.training.TestCpu;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.task.Encoding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell says that a time step leaves behind, by which memory is planned, against what it does leave. */
class ActivationSizeTest {

  private static final int RUNS = 2;
  private static final int BATCH_SIZE = 3;

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void ofAStep(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      long ofOne = numbersOfAWalk(manager, kind, encoding, 3, HiddenStates.BY_STEPS);
      long ofTwo = numbersOfAWalk(manager, kind, encoding, 4, HiddenStates.BY_STEPS);

      long hidden = 7; // the walk's own
      long perSample = kind.cell(encoding, 7).activationSize() + hidden;
      assertThat(ofTwo - ofOne).isEqualTo(perSample * RUNS * BATCH_SIZE);
    }
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void ofAStepByTheEquations(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      long ofOne = numbersOfAWalk(manager, kind, encoding, 3, HiddenStates.BY_EQUATIONS);
      long ofTwo = numbersOfAWalk(manager, kind, encoding, 4, HiddenStates.BY_EQUATIONS);

      long inputView = encoding.inputSize(); // the walk's own
      long perSample = kind.cell(encoding, 7).equationsSize() + inputView;
      assertThat(ofTwo - ofOne).isEqualTo(perSample * RUNS * BATCH_SIZE);
    }
  }

  /** The numbers in all arrays that a walk over a sequence has made and not closed. */
  private static long numbersOfAWalk(NDManager manager, CellKind kind, Encoding encoding, int length,
      HiddenStates way) {
    try (ArrayScope scope = new ArrayScope()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new RandomPack.Sizes(length, 7, BATCH_SIZE, RUNS),
          DataType.FLOAT32);
      List<NDArray> before = manager.getManagedArrays();
      assertThat(way.of(pack.network(), pack.parameters(), pack.batch())).hasSize(length - 1);
      return manager.getManagedArrays()
          .stream()
          .filter(array -> !before.contains(array))
          .mapToLong(NDArray::size)
          .sum();
    }
  }
}
