package dev.engram.service.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

  @Test
  void readsWhatTheFormatAllows() {
    Exposition text = Exposition.parse(Format.TEXT, """
        # HELP steps_total Steps of "all" jobs, \\\\ and
        # TYPE steps_total counter
        steps_total{cell="rnn",path="a\\\\b\\"c\\nd"} 3.0E2
        # TYPE wait_seconds histogram
        wait_seconds_bucket{le="0.5"} 1
        wait_seconds_bucket{le="+Inf"} 2
        wait_seconds_count 2
        wait_seconds_sum 7.5
        # TYPE oldest gauge
        oldest NaN
        """);
    assertThat(text.samples().findFirst().orElseThrow())
        .isEqualTo(new Sample("steps_total", Map.of("cell", "rnn", "path", "a\\b\"c\nd"), 300));
    assertThat(text.families()).extracting(Family::type).containsExactly("counter", "histogram", "gauge");
  }

  @Test
  void readsExemplarsAndUnits() {
    Exposition metrics = Exposition.parse(Format.OPEN_METRICS, """
        # TYPE wait_seconds histogram
        # UNIT wait_seconds seconds
        # HELP wait_seconds How long
        wait_seconds_bucket{le="0.5"} 1 # {trace_id="4bf9"} 0.2 1795.5
        wait_seconds_bucket{le="+Inf"} 1
        wait_seconds_count 1
        wait_seconds_sum 0.2
        # TYPE steps counter
        steps_total{cell="rnn"} 3.0
        # EOF
        """);
    assertThat(metrics.samples()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "x 1",
      "x 1\n",
      "# TYPE x gauge\n",
      "# TYPE x gauge\nx one\n",
      "# TYPE x gauge\nx 1 2 3\n",
      "# TYPE x gauge\nx 1\nx 2\n",
      "# TYPE x gauge\nx 1\n# TYPE y gauge\ny 1\n# HELP x late\n",
      "# TYPE x gauge\n# TYPE x gauge\nx 1\n",
      "# TYPE x thing\nx 1\n",
      "# UNIT x seconds\nx 1\n",
      "# TYPE x counter\nx -1\n",
      "# TYPE x gauge\nx{a=\"1\",a=\"2\"} 1\n",
      "# TYPE x gauge\nx{a=\"1\\q\"} 1\n",
      "# TYPE x gauge\nx{a-b=\"1\"} 1\n",
      "# TYPE x gauge\nx{a=\"1\" 1\n",
      "# TYPE x histogram\nx_bucket{le=\"1\"} 1\nx_count 1\nx_sum 1\n",
      "# TYPE x histogram\nx_bucket{le=\"1\"} 2\nx_bucket{le=\"+Inf\"} 1\nx_count 1\nx_sum 1\n",
      "# TYPE x histogram\nx_bucket{le=\"+Inf\"} 1\nx_count 2\nx_sum 1\n"})
  void refusesTheRest(String text) {
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Exposition.parse(Format.TEXT, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "# TYPE x counter\nx_total 1\n",
      "# TYPE x counter\nx 1\n# EOF\n",
      "# TYPE x_total counter\nx_total 1\n# EOF\n",
      "# TYPE x_seconds gauge\n# UNIT x_seconds bytes\nx_seconds 1\n# EOF\n",
      "# TYPE x gauge\nx 1 # {a=\"b\"} 1\n# EOF\n",
      "# TYPE x gauge\nx 1\n\n# EOF\n",
      "# TYPE x gauge\nx 1\n# EOF\nx 2\n"})
  void refusesTheRestOfOpenMetrics(String text) {
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Exposition.parse(Format.OPEN_METRICS, text));
  }
}
