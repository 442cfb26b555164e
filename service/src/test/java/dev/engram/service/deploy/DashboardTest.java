package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Promtool.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard as a file: that it can be read, and stands where Grafana looks for it. */
class DashboardTest {

  private static final Dashboard DASHBOARD = new Dashboard();
  private static final Compose COMPOSE = new Compose();
  private static final String PROVISIONING = "observability/grafana/provisioning/";
  private static final JsonNode SOURCE = Repository.yaml(PROVISIONING + "datasources/prometheus.yaml")
      .at("/datasources/0");

  @Test
  void allAboutAServiceIsThereInRows() {
    assertThat(DASHBOARD.rows().map(row -> row.path("title").stringValue())).containsExactly("Fleet", "Training",
        "Checkpoints and the store", "HTTP", "Devices and processes");
    assertThat(DASHBOARD.root().path("schemaVersion").intValue()).isEqualTo(42);
  }

  @Test
  void everyPanelSaysWhatItShowsAndInWhichUnit() {
    Set<Integer> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    assertThat(DASHBOARD.panels()).hasSizeGreaterThan(25).allSatisfy(panel -> {
      String title = panel.path("title").stringValue();
      assertThat(titles.add(title)).as(title).isTrue();
      assertThat(ids.add(panel.path("id").intValue())).as(title).isTrue();
      assertThat(panel.path("description").stringValue()).as(title).hasSizeGreaterThan(20).endsWith(".");
      String unit = panel.path("type").stringValue().equals("heatmap")
          ? panel.at("/options/yAxis/unit").stringValue()
          : panel.at("/fieldConfig/defaults/unit").stringValue();
      assertThat(unit).as(title)
          .isIn("none", "short", "s", "ops", "reqps", "percentunit", "bytes");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    });
  }

  @Test
  void noPanelLiesOverAnother() {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : DASHBOARD.root().path("panels")) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").intValue() + place.path("w").intValue();
      assertThat(right).isBetween(1, 24);
      for (int x = place.path("x").intValue(); x < right; x++) {
        for (int y = place.path("y").intValue(); y < place.path("y").intValue() + place.path("h").intValue(); y++) {
          assertThat(taken.add(List.of(x, y))).as("%s at %d, %d", panel.path("title"), x, y).isTrue();
        }
      }
    }
  }

  @Test
  void askTheSourceThatIsProvisioned() {
    assertThat(SOURCE.path("type").stringValue()).isEqualTo("prometheus");
    JsonNode variable = DASHBOARD.variables()
        .filter(one -> one.path("name").stringValue().equals("datasource"))
        .findFirst()
        .orElseThrow();
    assertThat(variable.at("/current/value")).isEqualTo(SOURCE.path("uid"));
    assertThat(variable.path("query")).isEqualTo(SOURCE.path("type"));
    assertThat(DASHBOARD.panels()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.at("/datasource/uid").stringValue())).containsOnly("${datasource}");
  }

  @Test
  void variablesThatQueriesNameAreThereAndAllAreNamed() {
    Pattern variable = Pattern.compile("\\$\\{?(?!__)([a-z]+)}?");
    String panels = DASHBOARD.root().path("panels").toString();
    assertThat(variable.matcher(panels).results().map(match -> match.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(
            DASHBOARD.variables().map(one -> one.path("name").stringValue()).toList());
  }

  @Test
  void grafanaFindsItsFilesAndPrometheus() {
    JsonNode provider = Repository.yaml(PROVISIONING + "dashboards/engram.yaml").at("/providers/0");
    String folder = provider.at("/options/path").stringValue();
    assertThat(COMPOSE.mounts("grafana").map(mount -> mount[0] + ":" + mount[1])).contains(
        "./observability/grafana/provisioning:/etc/grafana/provisioning",
        "./observability/grafana/dashboards:" + folder);
    assertThat(COMPOSE.service("grafana").at("/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").stringValue())
        .isEqualTo(folder + "/engram.json");
    assertThat(SOURCE.path("url").stringValue()).isEqualTo("http://prometheus:9090");
    assertThat(COMPOSE.called("prometheus", "queries")).containsExactly("prometheus");
    assertThat(COMPOSE.networksOf("grafana")).contains("queries");
    assertThat(SOURCE.at("/jsonData/timeInterval"))
        .isEqualTo(Repository.yaml("observability/prometheus/prometheus.yml").at("/global/scrape_interval"));
  }

  @Test
  void prometheusUnderstandsEveryQuery(@TempDir Path folder) throws Exception {
    JsonMapper mapper = new JsonMapper();
    var rules = mapper.createObjectNode();
    var list = rules.putArray("groups").addObject().put("name", "dashboard").putArray("rules");
    for (String query : DASHBOARD.asked()) {
      list.addObject().put("record", "panel:q" + list.size()).put("expr", query);
    }
    Path file = Files.writeString(folder.resolve("rules.yml"), mapper.writeValueAsString(rules)); // JSON is YAML
    Verdict verdict = Promtool.check("", "rules", file.toString());
    assertThat(verdict.content()).as(verdict.said()).isTrue();
    assertThat(verdict.said()).contains("%d rules found".formatted(DASHBOARD.queries().size()));
  }
}
