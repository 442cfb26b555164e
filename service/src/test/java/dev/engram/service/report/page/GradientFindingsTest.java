package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradientFindingsTest {

  /** A gradient of 1 at the last of 99 time steps, which each one before it multiplies by a factor. */
  private static List<@Nullable Double> geometric(double factor) {
    List<@Nullable Double> norms = new ArrayList<>();
    for (int t = 1; t <= 99; t++) {
      norms.add(Math.pow(factor, 99 - t));
    }
    return norms;
  }

  private static Diagnostics look(int step, double hidden, @Nullable Double memory) {
    return new Diagnostics(step, 100, geometric(hidden), memory == null ? null : geometric(memory),
        Map.of("hidden", 0.6), Map.of("hidden", 0.1), Map.of("hidden", 0.0), memory == null ? null : 2.2,
        step == 0 ? null : 0.25);
  }

  private static Probed rnn(double untrained, double trained) {
    return new Probed("rnn", "vanilla RNN", 20, false, List.of(look(0, untrained, null), look(900, trained, null)));
  }

  private static Probed lstm(double trained) {
    return new Probed("lstm", "LSTM", 20, true, List.of(look(0, 0.5, 0.7), look(900, 0.5, trained)));
  }

  @Test
  void theGeometricMeanOverRunsIsReported() {
    GradientFlow flow = GradientFlow.of(List.of(look(0, 0.5, null), look(0, 0.8, null)),
        Diagnostics::hiddenGradientNorm).orElseThrow();
    assertThat(flow.runs()).isEqualTo(2);
    assertThat(flow.last()).isCloseTo(1, within(1e-12));
    assertThat(flow.factor()).isCloseTo(Math.sqrt(0.5 * 0.8), within(1e-12));
    assertThat(flow.vanishes()).isTrue();
  }

  @Test
  void aGradientVanishesExplodesOrNeither() {
    assertThat(new GradientFindings(List.of(rnn(0.57, 0.99))).ofTheVanillaRnn())
        .hasValueSatisfying(sentence -> assertThat(
            sentence).contains(
                "from 1.00 at the last time step to 1.19 · 10⁻²⁴ at the first, a factor of 0.570 a time step: it vanishes"));
    assertThat(new GradientFindings(List.of(rnn(1.5, 0.99))).ofTheVanillaRnn())
        .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("here it does not vanish but explodes."));
    assertThat(new GradientFindings(List.of(rnn(1.01, 0.99))).ofTheVanillaRnn())
        .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("they do not show the usual problem."));
  }

  @Test
  void theAdvantageOfTheLstmIsClaimedOnlyWhereItWasMeasured() {
    assertThat(new GradientFindings(List.of(rnn(0.5, 0.6), lstm(0.97))).ofTheLstm())
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("0.970", "0.600", "as equation (8) promises"));
    assertThat(new GradientFindings(List.of(rnn(0.5, 0.99), lstm(0.9))).ofTheLstm())
        .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("do not show the advantage of its memory."));
    assertThat(new GradientFindings(List.of(rnn(0.5, 0.99))).ofTheLstm()).isEmpty();
  }

  @Test
  void aNormThatIsNotFiniteHasNoPartInTheMean() {
    List<@Nullable Double> broken = new ArrayList<>(geometric(0.5));
    broken.set(0, null);
    Diagnostics exploded = new Diagnostics(0, 100, broken, null, Map.of(), Map.of(), Map.of(), null, null);
    assertThat(GradientFlow.of(List.of(exploded), Diagnostics::hiddenGradientNorm).orElseThrow().verdict())
        .isEqualTo("is not finite");
    assertThat(GradientFlow.of(List.of(exploded, look(0, 0.5, null)), Diagnostics::hiddenGradientNorm)
        .orElseThrow()
        .factor()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aSingleTimeStepChangesNothing() {
    Diagnostics shortest = new Diagnostics(0, 2, List.of(0.5), null, Map.of(), Map.of(), Map.of(), null, null);
    GradientFlow flow = GradientFlow.of(List.of(shortest), Diagnostics::hiddenGradientNorm).orElseThrow();
    assertThat(flow.factor()).isEqualTo(1);
    assertThat(flow.verdict()).isEqualTo("is carried");
  }

  @Test
  void whatTheGatesDidIsMeant() {
    GateFindings findings = new GateFindings(List.of(rnn(0.5, 0.6), lstm(0.97)));
    assertThat(findings.rows()).hasSize(2);
    assertThat(findings.halfLifeSentences()).containsExactly(
        "LSTM: the half-life that the mean of ln f implies is 2.20 time steps before training and 2.20 after it.");
    assertThat(findings.clippingSentences())
        .containsExactly(
            "Training clipped the gradient in 25.0 % of the steps of the vanilla RNN and 25.0 % of the steps of the LSTM.");
  }
}
