package dev.engram.service.deploy;

import dev.engram.service.deploy.PromQl.Selector;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody asks Prometheus.
 *
 * @param by the alert, or who scales
 * @param text in PromQL
 */
public record Query(String by, String text) {

  /** Those of the example, which has all components. */
  public static List<Query> all() {
    Installation example = Installation.of("example");
    Stream<Query> alerts = example.all(PrometheusRule.class)
        .stream()
        .flatMap(rule -> rule.spec().groups().stream())
        .flatMap(group -> group.rules().stream())
        .map(rule -> new Query(rule.alert(), rule.expr()));
    Stream<Query> scaling = example.all(ScaledObject.class)
        .stream()
        .flatMap(scaled -> scaled.spec().triggers().stream())
        .map(trigger -> new Query("KEDA", String.valueOf(trigger.metadata().get("query"))));
    return Stream.concat(alerts, scaling).toList();
  }

  public List<Selector> selectors() {
    return PromQl.parse(text).selectors();
  }
}
