package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class IdempotencyTest extends OneSlotTest {

  private final String key = UUID.randomUUID().toString();

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void occupy() {
    occupyTheSlot();
  }

  private Answer post(String path, Object body, String idempotencyKey) {
    return caller.send("POST", path, BodyPublishers.ofString(body.toString()), "Content-Type", "application/json",
        "Idempotency-Key", idempotencyKey);
  }

  private long jobs() {
    return jdbc.sql("select count(*) from job").query(Long.class).single();
  }

  @Test
  void theSameRequestGetsTheFirstAnswerAgain() {
    Answer first = post("/v1/jobs", Specs.tiny("rnn"), key);
    assertThat(first.status()).isEqualTo(202);
    long jobs = jobs();

    Answer again = post("/v1/jobs", Specs.tiny("rnn"), key);

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(jobs()).isEqualTo(jobs);
  }

  @Test
  void aRefusalIsRepeatedToo() {
    Answer first = post("/v1/jobs", Specs.smallest("rnn", 1), key);
    assertThat(first.status()).isEqualTo(422);
    Answer again = post("/v1/jobs", Specs.smallest("rnn", 1), key);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void anotherBodyNeedsAnotherKey() {
    post("/v1/jobs", Specs.tiny("rnn"), key);
    long jobs = jobs();
    JsonNode problem = RefusalTest.problem(post("/v1/jobs", Specs.tiny("lstm"), key), 422, "KEY_REUSED");
    assertThat(problem.path("detail").stringValue()).contains("a new request needs a new key");
    RefusalTest.problem(post("/v1/jobs?validateOnly=true", Specs.tiny("rnn"), key), 422, "KEY_REUSED");
    assertThat(jobs()).isEqualTo(jobs);
  }

  @Test
  void theSameKeyMayBeUsedOnAnotherRoute() {
    Answer job = post("/v1/jobs", Specs.tiny("rnn"), key);
    String id = job.json().path("id").stringValue();
    assertThat(post("/v1/jobs/" + id + "/pause", "", key).json().path("state").stringValue()).isEqualTo("PAUSED");
    assertThat(post("/v1/jobs/" + id + "/cancel", "", key).json().path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(post("/v1/jobs/" + id + "/pause", "", key).json().path("state").stringValue()).isEqualTo("PAUSED");
  }

  @Test
  void ofManyEqualRequestsAtOnceOneTakesEffect() throws Exception {
    for (int round = 0; round < 5; round++) {
      String ofRound = key + round;
      Callable<Answer> request = () -> post("/v1/jobs", Specs.tiny("rnn"), ofRound);
      long before = jobs();
      List<Answer> answers = new ArrayList<>();
      try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
        for (Future<Answer> answer : callers.invokeAll(Collections.nCopies(8, request))) {
          answers.add(answer.get());
        }
      }
      assertThat(jobs()).isEqualTo(before + 1);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(202, 409));
      assertThat(answers.stream().filter(answer -> answer.status() == 202).map(Answer::body).distinct()).hasSize(1);
      answers.stream()
          .filter(answer -> answer.status() == 409)
          .forEach(answer -> RefusalTest.problem(answer, 409, "IN_FLIGHT"));
    }
  }

  @Test
  void anAnswerThatWasNeverGivenIsNotWaitedForForEver() {
    post("/v1/jobs", Specs.tiny("rnn"), key);
    jdbc.sql("update idempotency_key set status = null where key_value = :key").param("key", key).update();
    RefusalTest.problem(post("/v1/jobs", Specs.tiny("rnn"), key), 409, "IN_FLIGHT");

    jdbc.sql("update idempotency_key set taken_at = dateadd('minute', -2, taken_at) where key_value = :key")
        .param("key", key)
        .update();

    assertThat(post("/v1/jobs", Specs.tiny("rnn"), key).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "256"})
  void aKeyHasItsLimits(String limit) {
    String bad = limit.isBlank() ? limit : "k".repeat(256);
    JsonNode problem = RefusalTest.problem(post("/v1/jobs", Specs.tiny("rnn"), bad), 422, "INVALID_PARAMETER");
    assertThat(problem.path("detail").stringValue()).contains("Idempotency-Key", "1 to 255");
    assertThat(post("/v1/jobs", Specs.tiny("rnn"), "k".repeat(255)).status()).isEqualTo(202);
  }

  @Test
  void aGetNeedsNone() {
    assertThat(caller.get("/v1/jobs", "Idempotency-Key", key).status()).isEqualTo(200);
    assertThat(caller.get("/v1/jobs", "Idempotency-Key", key).status()).isEqualTo(200);
  }
}
