package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Promtool.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Prometheus scrapes in docker-compose.yml. */
class PrometheusSettingsTest {

  private static final String FILE = "observability/prometheus/prometheus.yml";
  private static final Compose COMPOSE = new Compose();
  private static final JsonNode SETTINGS = Repository.yaml(FILE);

  private static JsonNode job(String name) {
    return SETTINGS.path("scrape_configs")
        .valueStream()
        .filter(job -> job.path("job_name").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyProcessOfEngramIsScrapedOnceAndNobodyElse() {
    Set<String> reached = new TreeSet<>();
    for (JsonNode discovery : job("engram").path("dns_sd_configs")) {
      assertThat(discovery.path("type").stringValue()).isEqualTo("A");
      for (String name : Compose.names(discovery.path("names"))) {
        Set<String> called = COMPOSE.called(name, "meters");
        assertThat(called).as(name).isNotEmpty().noneMatch(reached::contains);
        reached.addAll(called);
      }
    }
    assertThat(reached).isEqualTo(new TreeSet<>(Compose.ENGRAM));
    assertThat(COMPOSE.networksOf("prometheus")).contains("meters");
  }

  @Test
  void metersAreAtThePortAndPathThatTheImageHas() {
    JsonNode image = Repository.yaml("service/src/main/resources/application-container.yaml");
    assertThat(job("engram").path("metrics_path").stringValue()).isEqualTo("/actuator/prometheus");
    assertThat(job("engram").path("dns_sd_configs"))
        .allSatisfy(discovery -> assertThat(discovery.path("port"))
            .isEqualTo(image.at("/management/server/port")));
  }

  @Test
  void itsFilesAreWhereItsContainerLooks() {
    List<String> command = Compose.names(COMPOSE.service("prometheus").path("command"));
    assertThat(command).contains("--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus");
    assertThat(COMPOSE.mounts("prometheus").map(mount -> mount[0] + ":" + mount[1]))
        .containsExactlyInAnyOrder("./observability/prometheus:/etc/prometheus", "meters:/prometheus");
  }

  @Test
  void prometheusAcceptsThem() throws Exception {
    Verdict verdict = Promtool.check("", "config", Repository.path(FILE).toString());
    assertThat(verdict.content()).as(verdict.said()).isTrue();
    assertThat(verdict.said()).contains("SUCCESS").doesNotContainIgnoringCase("warning");
  }
}
