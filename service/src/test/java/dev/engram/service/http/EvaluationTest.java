package dev.engram.service.http;

import static dev.engram.service.http.RefusalTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Trained cells at lengths that they were not trained at. */
class EvaluationTest extends OneSlotTest {

  @Autowired
  private JdbcClient jdbc;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private String trained() {
    String id = submit(Specs.tiny("lstm"));
    caller.awaitEnd(id);
    return id;
  }

  private static String path(String jobId) {
    return "/v1/jobs/" + jobId + "/evaluations";
  }

  private JsonNode request(String jobId, String body) {
    Answer answer = caller.postJson(path(jobId), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode evaluation = answer.json();
    assertThat(answer.header("Location")).isEqualTo(path(jobId) + "/" + evaluation.path("id").stringValue());
    return evaluation;
  }

  private JsonNode get(JsonNode evaluation) {
    return caller
        .get(path(evaluation.path("jobId").stringValue()) + "/" + evaluation.path("id").stringValue())
        .json();
  }

  private JsonNode ended(JsonNode evaluation) {
    Callable<JsonNode> now = () -> get(evaluation);
    return await().atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(now, one -> one.path("terminal").booleanValue());
  }

  @Test
  void aWorkerMeasuresTheBestWeights() {
    String id = trained();
    JsonNode asked = request(id, "{\"length\": 9, \"sampleSize\": 500}");
    assertThat(asked.path("state").stringValue()).isEqualTo("QUEUED");

    JsonNode evaluation = ended(asked);

    assertThat(evaluation.path("state").stringValue()).as(evaluation.toString()).isEqualTo("SUCCEEDED");
    assertThat(evaluation.path("id").stringValue()).startsWith("evl_");
    assertThat(evaluation.path("length").intValue()).isEqualTo(9);
    assertThat(evaluation.path("sampleSize").intValue()).isEqualTo(500);
    assertThat(evaluation.path("step")).isEqualTo(caller.job(id).at("/result/step"));
    double accuracy = evaluation.path("accuracy").doubleValue();
    assertThat(accuracy * 500).isEqualTo(Math.rint(accuracy * 500));
    assertThat(evaluation.at("/ci95/0").doubleValue()).isBetween(0.0, accuracy);
    assertThat(evaluation.at("/ci95/1").doubleValue()).isBetween(accuracy, 1.0);
    assertThat(evaluation.path("loss").doubleValue()).isPositive();
    assertThat(evaluation.path("finishedAt").isString()).isTrue();
    assertThat(evaluation.path("error").isNull()).isTrue();

    JsonNode again = ended(request(id, "{\"length\": 9, \"sampleSize\": 500}"));
    assertThat(again.path("accuracy")).isEqualTo(evaluation.path("accuracy"));
    assertThat(again.path("loss")).isEqualTo(evaluation.path("loss"));
    JsonNode usual = ended(request(id, "{}"));
    assertThat(usual.path("length").intValue()).isEqualTo(5);
    assertThat(usual.path("sampleSize").intValue()).isEqualTo(10_000);

    JsonNode page = caller.get(path(id) + "?pageSize=2").json();
    assertThat(page.path("items").valueStream()).containsExactly(usual, again);
    assertThat(caller.get(path(id) + "?pageSize=2&pageToken=" + page.path("nextPageToken").stringValue())
        .json()
        .path("items")
        .valueStream()).containsExactly(evaluation);
  }

  @Test
  void itWaitsForASlotButNotForJobs() {
    String id = trained();
    String running = occupyTheSlot();
    String waiting = submit(Specs.endless());
    JsonNode asked = request(id, "{\"sampleSize\": 100}");
    assertThat(get(asked).path("state").stringValue()).isEqualTo("QUEUED");

    caller.end(running);

    assertThat(ended(asked).path("state").stringValue()).isEqualTo("SUCCEEDED");
    caller.awaitState(waiting, "RUNNING");
  }

  @Test
  void metersTellHowManyWait() {
    String id = trained();
    String running = occupyTheSlot();
    JsonNode asked = request(id, "{\"sampleSize\": 100}");
    String waiting = "engram_evaluations{state=\"queued\"} 1.0";

    await().untilAsserted(() -> assertThat(caller.get("/actuator/prometheus").body().lines()).contains(waiting));
    caller.end(running);
    ended(asked);

    await().untilAsserted(() -> assertThat(caller.get("/actuator/prometheus").body().lines()).doesNotContain(waiting));
  }

  @Test
  void oneWhoseWeightsAreLostFailsAndSaysSo() {
    String id = trained();
    String running = occupyTheSlot();
    JsonNode asked = request(id, "{\"sampleSize\": 100}");
    jdbc.sql("update job_checkpoint_chunk set content = :content where job_id = :id")
        .param("content", new byte[]{0})
        .param("id", id)
        .update();
    caller.end(running);

    JsonNode evaluation = ended(asked);

    assertThat(evaluation.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(evaluation.path("error").stringValue()).contains(id);
    assertThat(evaluation.path("accuracy").isNull()).isTrue();
  }

  @Test
  void itGoesWithItsJob() {
    String id = trained();
    JsonNode evaluation = ended(request(id, "{\"sampleSize\": 100}"));
    String running = occupyTheSlot();
    JsonNode waiting = request(id, "{}");

    assertThat(caller.delete("/v1/jobs/" + id).status()).isEqualTo(204);
    caller.end(running);

    for (JsonNode gone : List.of(evaluation, waiting)) {
      problem(caller.get(path(id) + "/" + gone.path("id").stringValue()), 404, "NOT_FOUND");
    }
    String next = trained(); // the slot has come past the one whose job is gone
    assertThat(caller.state(next)).isEqualTo("SUCCEEDED");
  }

  @Test
  void whatCanNotBeMeasuredIsRefusedWithAllReasons() {
    String id = trained();
    JsonNode both = problem(caller.postJson(path(id), "{\"length\": 1, \"sampleSize\": 99}"), 422, "INVALID_SPEC");
    assertThat(both.path("errors").valueStream().map(error -> error.path("pointer").stringValue()))
        .containsExactly("/length", "/sampleSize");
    problem(caller.postJson(path(id), "{\"length\": 10001}"), 422, "INVALID_SPEC");
    problem(caller.postJson(path(id), "{\"lenght\": 5}"), 400, "MALFORMED_REQUEST");
    assertThat(caller.get(path(id)).json().path("items")).isEmpty();

    problem(caller.postJson(path("job_none"), "{}"), 404, "NOT_FOUND");
    problem(caller.get(path("job_none")), 404, "NOT_FOUND");
    problem(caller.get(path(id) + "/evl_none"), 404, "NOT_FOUND");
    occupyTheSlot();
    problem(caller.postJson(path(submit(Specs.tiny("rnn"))), "{}"), 404, "NOT_FOUND");
  }

  @Test
  void oneThatWouldTakeHoursIsRefusedWithTheSampleThatMayBeTaken() {
    String id = submit(Specs.with(Specs.with(Specs.tiny("lstm"), "/cell/hiddenSize", "128"), "/maxSteps", "10"));
    caller.awaitEnd(id);
    JsonNode refused = problem(caller.postJson(path(id), "{\"length\": 10000, \"sampleSize\": 1000000}"), 422,
        "INVALID_SPEC");
    assertThat(refused.at("/errors/0/detail").stringValue()).matches("is 1,000,000; .* at most [0-9]{2},[0-9]{3}");
  }
}
