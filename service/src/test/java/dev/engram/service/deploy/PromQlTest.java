package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

  @Test
  void tellsMetricsAndLabels() {
    PromQl query = PromQl.parse(
        """
            histogram_quantile(0.99, sum by (le, cell) (rate(step_seconds_bucket{job="engram", cell=~"$cell"}[$__rate_interval])))
              / max(slots{job="engram"} > 0)""");
    assertThat(query.labelsOfMetrics())
        .isEqualTo(Map.of("step_seconds_bucket", Set.of("job", "cell"), "slots", Set.of("job")));
    assertThat(query.groupings()).containsExactly("cell", "le");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sum", "sum(a", "a)", "a", "a{}", "a{b}", "a{b=c}", "a{b>\"c\"}", "rate{a=\"b\"}",
      "sum by (a{b=\"c\"})", "a{b=\"c\"}[5x]", "a{b=\"c\"} § 2", "1 + 2"})
  void refusesWhatItCannotRead(String query) {
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.parse(query));
  }
}
