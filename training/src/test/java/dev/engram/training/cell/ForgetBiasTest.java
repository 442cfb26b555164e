package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForgetBiasTest {

  private static final ParameterLayout LAYOUT = Network.layout(new Lstm(1, 64));

  @Test
  void fixedSetsEveryForgetGateToTheValueAndNothingElse() {
    Map<String, double[]> without = draw(Optional.empty());

    Map<String, double[]> with = draw(Optional.of(new ForgetBias.Fixed(1.5)));

    assertThat(with.remove("forgetGate.bias")).containsOnly(1.5);
    without.remove("forgetGate.bias");
    assertThat(with).allSatisfy((name, tensor) -> assertThat(tensor).as(name).isEqualTo(without.get(name)));
  }

  @Test
  void chronoSpreadsTheForgetGatesOverTheTimesToRemember() {
    InitialWeights weights = new InitialWeights(Initializer.DEFAULT, Optional.of(new ForgetBias.Chrono(50)));

    double[] times = LongStream.range(0, 100)
        .mapToObj(seed -> Tensors.byName(CellKind.LSTM, LAYOUT, weights.draw(LAYOUT, seed)))
        .flatMapToDouble(tensors -> Arrays.stream(Tensors.get(tensors, "forgetGate.bias")))
        .map(Math::exp)
        .toArray();

    assertThat(Arrays.stream(times).min().orElseThrow()).isBetween(1.0, 1.05);
    assertThat(Arrays.stream(times).max().orElseThrow()).isBetween(48.95, 49.0);
    assertThat(Arrays.stream(times).average().orElseThrow()).isBetween(24.0, 26.0);
  }

  @Test
  void chronoGivesTheInputGatesTheOppositeAndTouchesNothingElse() {
    Map<String, double[]> without = draw(Optional.empty());

    Map<String, double[]> with = draw(Optional.of(new ForgetBias.Chrono(50)));

    double[] negated = Arrays.stream(with.get("forgetGate.bias")).map(bias -> -bias).toArray();
    assertThat(with.get("inputGate.bias")).isEqualTo(negated);
    without.keySet().removeAll(Set.of("forgetGate.bias", "inputGate.bias"));
    assertThat(without).allSatisfy((name, tensor) -> assertThat(with.get(name)).as(name).isEqualTo(tensor));
  }

  @Test
  void chronoIsDrawnFromTheSeed() {
    InitialWeights weights = new InitialWeights(Initializer.XAVIER, Optional.of(new ForgetBias.Chrono(50)));

    assertThat(weights.draw(LAYOUT, 3)).isEqualTo(weights.draw(LAYOUT, 3));
    assertThat(Tensors.byName(CellKind.LSTM, LAYOUT, weights.draw(LAYOUT, 3)).get("forgetGate.bias"))
        .isNotEqualTo(Tensors.byName(CellKind.LSTM, LAYOUT, weights.draw(LAYOUT, 4)).get("forgetGate.bias"));
  }

  @Test
  void chronoOfTwoDigitsHasNothingToRememberAndIsRefused() {
    assertThatThrownBy(() -> new ForgetBias.Chrono(2)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
  }

  @Test
  void aCellWithoutAForgetGateIsRefused() {
    ParameterLayout rnn = Network.layout(new VanillaRnn(1, 64));
    for (ForgetBias bias : List.of(new ForgetBias.Fixed(1), new ForgetBias.Chrono(50))) {
      InitialWeights weights = new InitialWeights(Initializer.DEFAULT, Optional.of(bias));

      assertThatThrownBy(() -> weights.draw(rnn, 1)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("gates");
    }
  }

  private static Map<String, double[]> draw(Optional<ForgetBias> forgetBias) {
    return Tensors.byName(CellKind.LSTM, LAYOUT, new InitialWeights(Initializer.DEFAULT, forgetBias).draw(LAYOUT, 11));
  }
}
