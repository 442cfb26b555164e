package dev.engram.service.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Activations;
import dev.engram.training.cell.Gate;
import dev.engram.training.diagnostics.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivationViewsTest {

  @Test
  void aNumberThatIsNotFiniteIsNullInItsPlace() {
    Trace trace = new Trace(Map.of(Gate.HIDDEN, List.of(new double[]{Double.NaN, 0.5})),
        List.of(new double[]{-0.25, Double.NEGATIVE_INFINITY}),
        Optional.of(List.of(new double[]{Double.POSITIVE_INFINITY, 2})));

    Activations shown = ActivationViews.of(40, "7", trace);

    assertThat(shown.gates()).isEqualTo(Map.of("hidden", List.of(Arrays.asList(null, 0.5))));
    assertThat(shown.states().hidden()).isEqualTo(List.of(Arrays.asList(-0.25, null)));
    assertThat(shown.states().memory()).isEqualTo(List.of(Arrays.asList(null, 2.0)));
  }
}
