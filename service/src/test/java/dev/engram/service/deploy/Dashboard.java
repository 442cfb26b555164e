package dev.engram.service.deploy;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The dashboard of Grafana. */
public final class Dashboard {

  static final String FILE = "observability/grafana/dashboards/engram.json";

  private final JsonNode root = Repository.json(FILE);

  JsonNode root() {
    return root;
  }

  Stream<JsonNode> panels() {
    return root.path("panels").valueStream().filter(panel -> !panel.path("type").stringValue().equals("row"));
  }

  Stream<JsonNode> rows() {
    return root.path("panels").valueStream().filter(panel -> panel.path("type").stringValue().equals("row"));
  }

  Stream<JsonNode> variables() {
    return root.at("/templating/list").valueStream();
  }

  /** What is asked of Prometheus by the panels. */
  public List<String> queries() {
    return panels().flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.path("expr").stringValue())
        .toList();
  }

  /** The same, where Grafana has put its own variables in. */
  public List<String> asked() {
    return queries().stream()
        .map(query -> query.replace("$__rate_interval", "1m")
            .replace("$__range", "1h")
            .replace("$instance", ".*")
            .replace("$cell", ".*"))
        .toList();
  }
}
