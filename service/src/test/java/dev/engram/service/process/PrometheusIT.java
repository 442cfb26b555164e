package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.deploy.Dashboard;
import dev.engram.service.deploy.Promtool;
import dev.engram.service.deploy.Repository;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus scrapes a service, and answers what the dashboard asks. */
class PrometheusIT {

  /** What nobody sees of a service that is well, or that has just begun. */
  private static final Pattern MAY_BE_EMPTY = Pattern.compile(
      ".*(?:how!=|status=~\"4|hikaricp_connections_pending|engram_slots_busy\\{[^}]*} > 0|jvm_gc_pause|failed\\|diverged"
          + "|jvm_memory_max_bytes).*");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Path settings(int target) throws IOException {
    String settings = Repository.text("observability/prometheus/prometheus.yml")
        .replaceAll("scrape_(interval|timeout): \\d+s", "scrape_$1: 1s")
        .replaceAll("dns_sd_configs:(?:\\n {6,}.*)+",
            "static_configs: [{targets: [\"127.0.0.1:" + target + "\"], labels: {role: all}}]")
        .replaceAll("\\n +relabel_configs:(?:\\n {6,}.*)+", "");
    assertThat(settings).contains("static_configs: [{").doesNotContain("dns_sd", "15s");
    return Files.writeString(folder.resolve("prometheus.yml"), settings);
  }

  private static JsonNode ask(int port, String query) throws Exception {
    String body = CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(port,
            URLEncoder.encode(query, StandardCharsets.UTF_8)))).build(),
        BodyHandlers.ofString()).body();
    JsonNode answer = new JsonMapper().readTree(body);
    assertThat(answer.path("status").stringValue()).as("%s: %s", query, body).isEqualTo("success");
    return answer.at("/data/result");
  }

  @Test
  void everyQueryOfTheDashboardHasAnAnswer() throws Exception {
    Path program = Promtool.need("prometheus");
    int port = freePort();
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Process prometheus = new ProcessBuilder(program.toString(), "--config.file=" + settings(service.port()),
          "--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("prometheus.log").toFile())
          .start();
      try {
        Caller caller = service.caller();
        await().ignoreExceptions()
            .atMost(Duration.ofMinutes(1))
            .until(() -> ask(port, "up{job=\"engram\"} == 1").size() == 1);
        caller.awaitEnd(caller.submit(Specs.brief(1)));
        String endless = caller.submit(Specs.endless());
        caller.awaitStep(endless, 1000);
        List<String> queries = new Dashboard().asked();

        for (String query : queries) {
          if (MAY_BE_EMPTY.matcher(query).matches()) {
            ask(port, query);
          } else {
            await().atMost(Duration.ofSeconds(30)).until(() -> !ask(port, query).isEmpty());
          }
        }
        assertThat(ask(port, "scrape_samples_scraped{job=\"engram\"}").at("/0/value/1").asInt()).isGreaterThan(200);
        caller.end(endless);
      } finally {
        prometheus.destroyForcibly().waitFor();
      }
    }
  }
}
