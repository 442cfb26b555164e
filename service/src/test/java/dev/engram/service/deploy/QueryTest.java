package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.PromQl.LabelMatcher;
import dev.engram.service.deploy.PromQl.Selector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;

class QueryTest {

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
