package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.engram.service.deploy.PromQl.LabelMatcher;
import dev.engram.service.deploy.PromQl.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

  @Test
  void tellsTheSeriesThatItReadsAndTheLabelsThatItGroupsBy() {
    PromQl query = PromQl.parse(
        """
            histogram_quantile(0.99, sum by (le, cell) (rate(a_bucket{job="engram", cell=~"$cell"}[$__rate_interval])))
              / max(b_bytes) > 6 * 3600 and on (pod) d:e == 0 or absent(f{g="taken over",h!~"a|b"})""");

    assertThat(query.selectors()).containsExactly(
        new Selector("a_bucket",
            List.of(new LabelMatcher("job", "=", "engram"), new LabelMatcher("cell", "=~", "$cell"))),
        new Selector("b_bytes", List.of()), new Selector("d:e", List.of()),
        new Selector("f", List.of(new LabelMatcher("g", "=", "taken over"), new LabelMatcher("h", "!~", "a|b"))));
    assertThat(query.metrics()).containsExactly("a_bucket", "b_bytes", "d:e", "f");
    assertThat(query.groupings()).containsExactly("cell", "le", "pod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sum", "sum(a", "a)", "a{}", "a{b}", "a{b=c}", "a{b>\"c\"}", "rate{a=\"b\"}",
      "sum by (a{b=\"c\"})", "a{b=\"c\"}[5x]", "a{b=\"c\"} § 2", "1 + 2"})
  void refusesWhatItCannotRead(String query) {
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.parse(query));
  }
}
