package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service that keeps what is large of a job for a second after its end. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"engram.slots=2", "engram.retention.metrics=1s", "engram.retention.checkpoints=1s",
        "engram.retention.interval=100ms", "engram.checkpoints.in-store=1B"})
class RetentionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Path folder;

  @LocalServerPort
  private int port;

  private Caller caller;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    folder = Files.createTempDirectory(Path.of("target"), "data-");
    registry.add("engram.data", () -> folder);
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
  }

  private JsonNode awaitDeletion(String id) {
    return await().atMost(PATIENCE)
        .until(() -> caller.job(id), job -> !job.path("metricsDeletedAt").isNull()
            && !job.path("checkpointsDeletedAt").isNull());
  }

  private void assertGone(Answer answer, String what, String setting) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(410);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("GONE");
    assertThat(answer.json().path("detail").stringValue()).startsWith("The " + what + " of job job_")
        .contains("deleted", setting);
  }

  @Test
  void whoeverAsksForWhatWasDeletedIsToldSo() {
    String id = caller.submit(Specs.tiny("lstm"));
    JsonNode ended = caller.awaitEnd(id);
    JsonNode job = awaitDeletion(id);

    String path = "/v1/jobs/" + id;
    assertGone(caller.get(path + "/metrics"), "metrics", "engram.retention.metrics");
    assertGone(caller.get(path + "/metrics", "Accept", "text/csv"), "metrics", "engram.retention.metrics");
    assertGone(caller.get(path + "/diagnostics"), "metrics", "engram.retention.metrics");
    for (Answer answer : List.of(caller.get(path + "/weights"), caller.get(path + "/weights?step=40"),
        caller.postJson(path + "/predictions", "{\"sequences\": [\"1234\"]}"),
        caller.postJson(path + "/activations", "{\"sequence\": \"1234\"}"),
        caller.postJson(path + "/evaluations", "{}"), caller.postJson(path + "/fork", "{\"extraSteps\": 10}"))) {
      assertGone(answer, "weights", "engram.retention.checkpoints");
    }
    assertThat(caller.checkpoints(id)).isEmpty();
    for (String kept : List.of("state", "result", "best", "latest", "progress", "spec", "stateHistory", "finishedAt")) {
      assertThat(job.path(kept)).as(kept).isEqualTo(ended.path(kept));
    }
    assertThat(caller.pages(path + "/events")).isNotEmpty();
    await().untilAsserted(() -> assertThat(folder.resolve("checkpoints").resolve(id)).isEmptyDirectory());
    for (String page : List.of("/jobs/" + id, "/jobs/" + id + "/cell", "/", "/compare?job=" + id)) {
      assertThat(caller.get(page).status()).as(page).isEqualTo(200);
    }
    assertThat(caller.get("/jobs/" + id).body()).contains("Its metrics, and the looks into its cell, were deleted",
        "Its checkpoints and weights were deleted").doesNotContain("id=\"do-weights\"");
  }

  @Test
  void aSweepThatIsNotFinishedKeepsWhatItsJobsHave() {
    String sweep = caller.submitSweep(Specs.read("""
        {"parts": [
          {"name": "short", "base": {"maxSteps": 40, %1$s}, "axes": {"seed": [1, 2]}},
          {"name": "long", "base": {"maxSteps": 1000000, %1$s}, "axes": {"seed": [3]}}]}""".formatted("""
        "cell": {"type": "rnn", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 5}, "batchSize": 8,
             "stopWhen": null, "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}""")));
    caller.awaitSweep(sweep, seen -> seen.at("/counts/SUCCEEDED").asInt(0) == 2);
    Map<Boolean, List<String>> jobs = caller.jobsOf(sweep)
        .stream()
        .collect(Collectors.partitioningBy(job -> job.path("terminal").booleanValue(),
            Collectors.mapping(job -> job.path("id").stringValue(), Collectors.toList())));
    List<String> ended = jobs.get(true);
    String alone = caller.submit(Specs.tiny("rnn"));
    awaitDeletion(alone);
    assertThat(caller.sweep(sweep).path("terminal").booleanValue()).isFalse();
    for (String id : ended) {
      assertThat(caller.job(id).path("metricsDeletedAt").isNull()).isTrue();
      assertThat(caller.table(id)).isNotEmpty();
    }

    jobs.get(false).forEach(caller::end);
    caller.awaitSweep(sweep, seen -> seen.path("terminal").booleanValue());
    ended.forEach(this::awaitDeletion);

    assertThat(caller.get("/v1/sweeps/" + sweep + "/curve?part=short").json().path("points")).isNotEmpty();
    assertThat(caller.get("/v1/sweeps/" + sweep + "/report.html").status()).isEqualTo(200);
    assertThat(caller.getBytes("/v1/sweeps/" + sweep + "/report.pdf")).isNotEmpty();
    assertThat(caller.get("/sweeps/" + sweep).status()).isEqualTo(200);
  }
}
