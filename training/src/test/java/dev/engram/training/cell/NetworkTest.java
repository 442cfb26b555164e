package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.HiddenStates;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT, 2", "RNN, ONE_HOT, 9", "LSTM, DIGIT, 9", "LSTM, ONE_HOT, 2"})
  void logitsAreThoseOfTheEquations(CellKind kind, Encoding encoding, int length) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(length, 7, 4, 3), DataType.FLOAT64);

      double[] logits = Tensors.read(pack.network().logits(pack.parameters(), pack.batch()));

      List<double[]> expected = new ArrayList<>();
      for (int run = 0; run < 3; run++) {
        DigitBatch digits = pack.digits().get(run);
        for (int sample = 0; sample < 4; sample++) {
          expected.add(pack.plain().logits(pack.rows().get(run), digits, sample));
        }
      }
      double[] flat = expected.stream().flatMapToDouble(Arrays::stream).toArray();
      assertThat(RelativeError.of(logits, flat)).isLessThanOrEqualTo(1e-13);
    }
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void theTwoWaysToStepACellGiveTheSameStates(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(9, 7, 4, 3), DataType.FLOAT64);

      var fast = HiddenStates.BY_STEPS.of(pack.network(), pack.parameters(), pack.batch());
      var printed = HiddenStates.BY_EQUATIONS.of(pack.network(), pack.parameters(), pack.batch());

      assertThat(fast).hasSize(8);
      for (int timeStep = 0; timeStep < 8; timeStep++) {
        double error = RelativeError.of(Tensors.read(fast.get(timeStep)), Tensors.read(printed.get(timeStep)));
        assertThat(error).isLessThanOrEqualTo(1e-13);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForwardPassLeavesNothingButItsLogits(CellKind kind) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, Encoding.DIGIT, new Sizes(9, 8, 4, 2), DataType.FLOAT32);
      int before = manager.getManagedArrays().size();

      pack.network().logits(pack.parameters(), pack.batch());

      assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }
  }
}
