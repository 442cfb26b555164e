package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ForkTest extends OneSlotTest {

  private String parent = "";

  @BeforeEach
  void trainAParent() {
    parent = submit(Specs.tiny("rnn")); // to its last step, 40
    caller.awaitEnd(parent);
  }

  private Answer fork(String id, String request) {
    return caller.postJson("/v1/jobs/" + id + "/fork", request);
  }

  private JsonNode forked(String id, String request) {
    Answer answer = fork(id, request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + answer.json().path("id").stringValue());
    return answer.json();
  }

  @Test
  void aFinishedJobIsTrainedForLonger() {
    JsonNode fork = forked(parent, "{\"extraSteps\": 20}");

    assertThat(fork.path("parentJobId").stringValue()).isEqualTo(parent);
    assertThat(fork.at("/progress/step").intValue()).isEqualTo(40);
    assertThat(fork.at("/spec/maxSteps").intValue()).isEqualTo(60);
    String id = fork.path("id").stringValue();
    JsonNode ended = caller.awaitEnd(id);
    assertThat(ended.path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(ended.at("/stateHistory/1/message").stringValue()).isEqualTo("on cpu, from step 40");
    assertThat(caller.metrics(id, "?keys=loss").at("/series/loss/steps")).hasToString("[50,60]");
    assertThat(ended.at("/result/step").intValue()).isBetween(50, 60);
  }

  /** The same as if the parent had been told to train for longer from the start. */
  @Test
  void itsWeightsAreThoseOfALongerTraining() {
    String longer = submit(Specs.with(Specs.tiny("rnn"), "/maxSteps", "60"));
    caller.awaitEnd(longer);
    String id = forked(parent, "{\"extraSteps\": 20}").path("id").stringValue();
    caller.awaitEnd(id);

    List<String> tail = caller.table(longer).stream().filter(line -> line.matches("(50|60),.*")).toList();
    assertThat(Tables.withoutSpeed(caller.table(id))).containsExactlyElementsOf(Tables.withoutSpeed(tail));
  }

  @Test
  void fieldsCanBeOverridden() {
    JsonNode fork = forked(parent, """
        {"extraSteps": 10, "overrides": {"name": "longer", "task": {"type": "palindrome", "length": 7},
         "optimizer": {"type": "rmsprop", "learningRate": 0.01}, "evaluation": {"everySteps": 5}, "seed": 9,
         "stopWhen": {"accuracy": 0.9}, "labels": {"a": "b"}}}""");

    JsonNode spec = fork.path("spec");
    assertThat(spec.path("name").stringValue()).isEqualTo("longer");
    assertThat(spec.path("task")).hasToString("{\"type\":\"palindrome\",\"length\":7,\"encoding\":\"digit\"}");
    assertThat(spec.path("optimizer"))
        .hasToString("{\"type\":\"rmsprop\",\"learningRate\":0.01,\"alpha\":0.99,\"epsilon\":1.0E-8"
            + ",\"schedule\":{\"type\":\"constant\",\"warmupSteps\":0}}");
    assertThat(spec.path("evaluation")).hasToString("{\"everySteps\":5,\"sampleSize\":100,\"testSampleSize\":100}");
    assertThat(spec.path("stopWhen")).hasToString("{\"accuracy\":0.9,\"evaluations\":3}");
    assertThat(spec.path("seed").intValue()).isEqualTo(9);
    assertThat(spec.path("batchSize").intValue()).isEqualTo(8);
    assertThat(fork.path("labels")).hasToString("{\"a\":\"b\"}");
    assertThat(caller.awaitEnd(fork.path("id").stringValue()).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }

  @Test
  void anotherOptimizerBeginsAfresh() {
    JsonNode fork = forked(parent, "{\"extraSteps\": 10, \"overrides\": {\"optimizer\": {\"type\": \"adam\"}}}");
    assertThat(fork.at("/spec/optimizer/beta1").doubleValue()).isEqualTo(0.9);
    assertThat(caller.awaitEnd(fork.path("id").stringValue()).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aJobThatTrainsCanBeForkedFromAnEarlierStep() {
    String id = submit(Specs.with(Specs.endless(), "/checkpointEverySteps", "100"));
    caller.awaitStep(id, 400);
    caller.post("/v1/jobs/" + id + "/pause");
    caller.awaitState(id, "PAUSED");
    int earlier = caller.checkpoints(id).get(1).path("step").intValue();

    JsonNode fork = forked(id, "{\"checkpointStep\": %d, \"extraSteps\": 3}".formatted(earlier));

    assertThat(fork.at("/progress/step").intValue()).isEqualTo(earlier);
    caller.awaitEnd(fork.path("id").stringValue());
    assertThat(caller.state(id)).isEqualTo("PAUSED");
  }

  @Test
  void aForkOutlivesItsParent() {
    String running = occupyTheSlot();
    String id = forked(parent, "{\"extraSteps\": 10}").path("id").stringValue();
    assertThat(caller.delete("/v1/jobs/" + parent).status())
        .isEqualTo(204);
    caller.end(running);
    assertThat(caller.awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}                                                                  | /extraSteps",
      "{\"extraSteps\": 0}                                                 | /extraSteps",
      "{\"extraSteps\": 5, \"overrides\": {\"maxSteps\": 90}}              | /extraSteps",
      "{\"overrides\": {\"maxSteps\": 40}}                                 | /extraSteps",
      "{\"extraSteps\": 2147483647}                                        | /overrides/maxSteps",
      "{\"checkpointStep\": 17, \"extraSteps\": 5}                         | /checkpointStep",
      "{\"extraSteps\": 5, \"overrides\": {\"cell\": {\"type\": \"lstm\"}}} | /overrides/cell",
      "{\"extraSteps\": 5, \"overrides\": {\"batchSize\": 0}}              | /overrides/batchSize",
      "{\"extraSteps\": 5, \"overrides\": {\"task\": {\"type\": \"palindrome\", \"encoding\": \"one-hot\"}}}"
          + " | /overrides/task/encoding"})
  void refusesWhatCanNotBeTrained(String request, String pointer) {
    int before = caller.get("/v1/jobs").json().path("items").size();
    JsonNode problem = RefusalTest.problem(fork(parent, request), 422, "INVALID_SPEC");
    assertThat(problem.path("errors").valueStream().map(error -> error.path("pointer").stringValue()))
        .containsExactly(pointer);
    assertThat(caller.get("/v1/jobs").json().path("items").size()).isEqualTo(before);
  }

  @Test
  void refusesWhatHasNoCheckpointYet() {
    occupyTheSlot();
    String waiting = submit(Specs.tiny("rnn"));
    JsonNode problem = RefusalTest.problem(fork(waiting, "{\"extraSteps\": 1}"), 422, "INVALID_SPEC");
    assertThat(problem.path("detail").stringValue()).contains("has no checkpoint yet");
    RefusalTest.problem(fork("job_none", "{\"extraSteps\": 1}"), 404, "NOT_FOUND");
  }

  @Test
  void refusesAFieldThatItDoesNotKnow() {
    JsonNode problem = RefusalTest.problem(fork(parent, "{\"steps\": 1, \"overrides\": {\"batchsize\": 3}}"), 400,
        "MALFORMED_REQUEST");
    assertThat(problem.path("errors").valueStream().map(error -> error.path("pointer").stringValue()))
        .containsExactlyInAnyOrder("/steps", "/overrides/batchsize");
  }
}
