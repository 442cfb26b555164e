package dev.engram.service.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is used of the Prometheus operator's, checked by hand against the CRD of its version 0.93; nothing else is read. */
public record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  public record Spec(List<Group> groups) {}

  public record Group(String name, List<Rule> rules) {}

  public record Rule(String alert, String expr, @JsonProperty("for") @Nullable String lasting,
      Map<String, String> labels, Map<String, String> annotations) {}
}
