package dev.engram.training.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.cell.NamedWeight;
import dev.engram.training.task.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weights of a run under PyTorch's names, against those that PyTorch wrote. */
class NamedWeightTest {

  private static final String NO_BIAS = "bias_hh_l0";

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void aRowIsWhatPyTorchHasUnderItsNames(CellKind kind, Encoding encoding) {
    GoldenFile golden = GoldenFile.read(kind, encoding);

    List<NamedWeight> weights = NamedWeight.of(golden.layout(), golden.row(""));

    assertThat(weights).extracting(NamedWeight::name)
        .containsExactly("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", NO_BIAS, "head.weight", "head.bias");
    for (NamedWeight weight : weights) {
      double[] numbers = IntStream.range(0, weight.size()).mapToDouble(weight.numbers()::applyAsDouble).toArray();
      if (weight.name().equals(NO_BIAS)) {
        assertThat(numbers).hasSize(kind.gates().size() * golden.hiddenSize()).containsOnly(0);
      } else {
        GoldenFile.Tensor expected = golden.tensors().get(weight.name());
        assertThat(weight.shape()).containsExactly(Arrays.stream(expected.shape()).boxed().toArray(Integer[]::new));
        assertThat(numbers).as(weight.name()).isEqualTo(expected.values());
      }
    }
  }
}
