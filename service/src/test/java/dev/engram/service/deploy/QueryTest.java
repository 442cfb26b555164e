package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Query.LabelMatcher;
import dev.engram.service.deploy.Query.Selector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void theSeriesThatItReadsAreFound() {
    Query query = new Query("nobody",
        """
            sum by (namespace, pod) (rate(a_total{how="taken over",x!~"a|b"}[5m])) / max(b_bytes) > 6 * 3600 and on (c) d:e == 0
            or absent(f{g="h"})
            """);

    assertThat(query.selectors()).containsExactly(
        new Selector("a_total",
            List.of(new LabelMatcher("how", "=", "taken over"), new LabelMatcher("x", "!~", "a|b"))),
        new Selector("b_bytes", List.of()), new Selector("d:e", List.of()),
        new Selector("f", List.of(new LabelMatcher("g", "=", "h"))));
  }

  @Test
  void theyAskForTheNamespaceAndTheServiceThatThereAre() {
    Installation example = Installation.of("example");
    String namespace = example.all(Namespace.class).getFirst().getMetadata().getName();
    example.get(Service.class, "engram-management");

    assertThat(Query.all()).flatExtracting(Query::selectors)
        .flatExtracting(Selector::labels)
        .allSatisfy(matcher -> {
          if (matcher.label().equals("namespace")) {
            assertThat(matcher.value()).isEqualTo(namespace);
          }
          if (matcher.label().equals("service")) {
            assertThat(matcher.value()).isEqualTo("engram-management");
          }
          if (matcher.label().equals("path")) {
            assertThat(example.workload("engram-api").mountPath("checkpoints")).contains(matcher.value());
          }
        });
    assertThat(Query.all()).filteredOn(query -> query.by().equals("KEDA"))
        .singleElement()
        .satisfies(query -> assertThat(query.selectors()).isNotEmpty()
            .allSatisfy(
                selector -> assertThat(selector.labels()).as("else it counts the jobs of others")
                    .extracting(LabelMatcher::label)
                    .contains("namespace")));
  }
}
