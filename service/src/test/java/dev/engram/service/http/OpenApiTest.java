package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the contract, which is kept with the documents so that a change of it is seen. */
class OpenApiTest extends ServiceTest {

  private static final Path KEPT = Path.of("..", "docs", "openapi.json");
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void isTheOneThatIsKept() throws IOException {
    JsonNode served = caller.get("/v3/api-docs").json();
    if (Boolean.getBoolean("engram.openapi.write")) {
      Files.writeString(KEPT, MAPPER.writeValueAsString(served) + "\n");
    }
    assertThat(served)
        .as("docs/openapi.json is out of date; write it anew with -Dtest=OpenApiTest -Dengram.openapi.write=true")
        .isEqualTo(MAPPER.readTree(Files.readString(KEPT)));
  }

  @Test
  void isTheSameWheneverAndWhereverItIsAskedFor() throws IOException {
    String first = caller.get("/v3/api-docs").body();
    assertThat(caller.get("/v3/api-docs").body()).isEqualTo(first);
    assertThat(RawHttp.send(port, "GET /v3/api-docs HTTP/1.1", "Host: localhost:1234").json())
        .isEqualTo(MAPPER.readTree(first));
    assertThat(first).doesNotContain("127.0.0.1");
  }

  @Test
  void describesEveryRouteAndItsProblems() {
    JsonNode paths = caller.get("/v3/api-docs").json().path("paths");

    assertThat(paths.propertyNames()).containsExactlyInAnyOrder("/v1/jobs", "/v1/jobs/{id}", "/v1/jobs/{id}/cancel",
        "/v1/jobs/{id}/pause", "/v1/jobs/{id}/resume", "/v1/jobs/{id}/fork", "/v1/jobs/{id}/checkpoints",
        "/v1/jobs/{id}/metrics", "/v1/jobs/{id}/diagnostics", "/v1/jobs/{id}/events", "/v1/jobs/{id}/weights",
        "/v1/jobs/{id}/predictions", "/v1/jobs/{id}/activations", "/v1/jobs/{id}/evaluations",
        "/v1/jobs/{id}/evaluations/{evaluationId}",
        "/v1/sweeps/{id}/events",
        "/v1/sweeps",
        "/v1/sweeps/{id}", "/v1/sweeps/{id}/cancel", "/v1/sweeps/{id}/pause",
        "/v1/sweeps/{id}/resume", "/v1/sweeps/{id}/retry", "/v1/sweeps/{id}/extend", "/v1/sweeps/{id}/curve",
        "/v1/sweeps/{id}/curve.csv", "/v1/sweeps/{id}/curve.svg", "/v1/sweeps/{id}/curve.png",
        "/v1/sweeps/{id}/report.html", "/v1/sweeps/{id}/report.pdf",
        "/v1/sweeps/{id}/figures/{name}.svg", "/v1/sweeps/{id}/figures/{name}.png", "/v1/cells", "/v1/tasks",
        "/v1/optimizers", "/v1/schedules", "/v1/system", "/v1/keys", "/v1/keys/{id}", "/v1/keys/{id}/rotate");
    paths.forEach(path -> path.forEach(operation -> assertThat(operation.path("responses").propertyNames())
        .as(operation.toString())
        .contains("400", "401", "403", "429", "500", "503")));
    assertThat(paths.at("/~1v1~1jobs/post/responses").propertyNames()).contains("200", "202");
    assertThat(paths.at("/~1v1~1jobs~1{id}~1metrics/get/responses/200/content").propertyNames())
        .contains("application/json", "text/csv");
  }

  @Test
  void hasAPage() {
    Answer redirect = caller.get("/swagger-ui.html");
    assertThat(redirect.status()).isEqualTo(302);
    assertThat(redirect.header("Location")).contains("/swagger-ui");
  }

  @Test
  void thePageShowsIt() {
    String page = caller.get("/swagger-ui.html").header("Location");
    assertThat(caller.get(page).body()).contains("id=\"swagger-ui\"");
    assertThat(caller.get("/v3/api-docs/swagger-config").json().path("url").stringValue()).isEqualTo("/v3/api-docs");
  }
}
