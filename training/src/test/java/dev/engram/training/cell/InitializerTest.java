package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import dev.engram.training.task.Encoding;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

  private static final int HIDDEN_SIZE = 64;

  @ParameterizedTest
  @EnumSource
  void byDefaultEveryNumberIsUniformWithinOneOverTheRootOfTheHiddenSize(CellKind kind) {
    double bound = 1 / Math.sqrt(HIDDEN_SIZE);

    double[] row = row(kind, Initializer.DEFAULT, 1);

    assertThat(Arrays.stream(row).min().orElseThrow()).isBetween(-bound, -0.99 * bound);
    assertThat(Arrays.stream(row).max().orElseThrow()).isBetween(0.99 * bound, bound);
    assertThat(variance(row)).isCloseTo(bound * bound / 3, within(0.05 * bound * bound));
    tensors(kind, row).forEach((name, tensor) -> assertThat(Arrays.stream(tensor).boxed().distinct())
        .as(name)
        .hasSize(tensor.length));
  }

  @ParameterizedTest
  @EnumSource
  void xavierGivesEachBlockTheVarianceOfItsFansAndNoBias(CellKind kind) {
    Map<String, double[]> tensors = tensors(kind, row(kind, Initializer.XAVIER, 2));

    for (String gate : kind.gates()) {
      assertVariance(tensors, gate + ".weightHh", 2.0 / (HIDDEN_SIZE + HIDDEN_SIZE));
      assertVariance(tensors, gate + ".weightIh", 2.0 / (10 + HIDDEN_SIZE));
      assertThat(tensors.get(gate + ".bias")).containsOnly(0);
    }
    assertVariance(tensors, "headWeight", 2.0 / (HIDDEN_SIZE + 10));
    assertThat(tensors.get("headBias")).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void orthogonalTurnsEachHiddenBlockWithoutStretching(CellKind kind) {
    Map<String, double[]> tensors = tensors(kind, row(kind, Initializer.ORTHOGONAL, 3));

    for (String gate : kind.gates()) {
      double[] block = Tensors.get(tensors, gate + ".weightHh");
      for (int a = 0; a < HIDDEN_SIZE; a++) {
        for (int b = 0; b < HIDDEN_SIZE; b++) {
          double product = 0; // row a of W times row b
          for (int column = 0; column < HIDDEN_SIZE; column++) {
            product += block[a * HIDDEN_SIZE + column] * block[b * HIDDEN_SIZE + column];
          }
          assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void identityHandsEachUnitOnAsItIs(CellKind kind) {
    Map<String, double[]> tensors = tensors(kind, row(kind, Initializer.IDENTITY, 4));

    for (String gate : kind.gates()) {
      double[] block = Tensors.get(tensors, gate + ".weightHh");
      for (int index = 0; index < block.length; index++) {
        assertThat(block[index]).isEqualTo(index % (HIDDEN_SIZE + 1) == 0 ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ORTHOGONAL", "IDENTITY"})
  void whatIsNotAHiddenBlockIsAsXavierHasIt(Initializer initializer) {
    Map<String, double[]> tensors = tensors(CellKind.LSTM, row(CellKind.LSTM, initializer, 5));
    Map<String, double[]> xavier = tensors(CellKind.LSTM, row(CellKind.LSTM, Initializer.XAVIER, 5));

    xavier.keySet()
        .stream()
        .filter(name -> !name.endsWith("weightHh"))
        .forEach(name -> assertThat(tensors.get(name))
            .as(name)
            .isEqualTo(xavier.get(name)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aGainMultipliesTheHiddenBlocksAndNothingElse(CellKind kind, Initializer initializer) {
    Map<String, double[]> drawn = tensors(kind, row(kind, initializer, 8));
    InitialWeights weights = new InitialWeights(initializer, 2.5, Optional.empty());

    Map<String, double[]> scaled = tensors(kind, weights.draw(layout(kind), 8));

    drawn.forEach((name, tensor) -> {
      double gain = name.endsWith("weightHh") ? 2.5 : 1;
      assertThat(scaled.get(name)).as(name)
          .containsExactly(Arrays.stream(tensor).map(value -> gain * value).toArray());
    });
  }

  static Stream<Arguments> all() {
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(Initializer.values()).map(initializer -> Arguments.of(kind, initializer)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSeedAlwaysGivesTheSameWeightsAndAnotherSeedOthers(CellKind kind, Initializer initializer) {
    assertThat(row(kind, initializer, 6)).isEqualTo(row(kind, initializer, 6));
    assertThat(row(kind, initializer, 6)).isNotEqualTo(row(kind, initializer, 7));
  }

  private static double[] row(CellKind kind, Initializer initializer, long seed) {
    return new InitialWeights(initializer, Optional.empty()).draw(layout(kind), seed);
  }

  private static ParameterLayout layout(CellKind kind) {
    return Network.layout(kind.cell(Encoding.ONE_HOT, HIDDEN_SIZE));
  }

  private static Map<String, double[]> tensors(CellKind kind, double[] row) {
    return Tensors.byName(kind, layout(kind), row);
  }

  /** Within five standard errors of the variance of that many normal draws. */
  private static void assertVariance(Map<String, double[]> tensors, String name, double expected) {
    double[] tensor = Tensors.get(tensors, name);
    double tolerance = 5 * expected * Math.sqrt(2.0 / tensor.length);
    assertThat(variance(tensor)).as(name).isCloseTo(expected, within(tolerance));
  }

  private static double variance(double[] tensor) {
    return Arrays.stream(tensor).map(value -> value * value).average().orElseThrow();
  }
}
