package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancelTest extends OneSlotTest {

  private Answer cancel(String id) {
    return caller.post("/v1/jobs/" + id + "/cancel");
  }

  @Test
  void aQueuedJobIsCancelledAtOnce() {
    occupyTheSlot();
    String id = submit(Specs.tiny("rnn"));

    Answer answer = cancel(id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(answer.json().path("terminal").booleanValue()).isTrue();
    assertThat(answer.json().path("allowedActions")).isEmpty();
    assertThat(answer.json().get("queuePosition").isNull()).isTrue();
    assertThat(answer.json().get("finishedAt").isNull()).isFalse();
    assertThat(caller.history(id)).containsExactly("QUEUED", "CANCELLED");
  }

  @Test
  void aCancelledJobIsNeverTrained() {
    String running = occupyTheSlot();
    String cancelled = submit(Specs.tiny("rnn"));
    String after = submit(Specs.tiny("rnn"));
    cancel(cancelled);
    cancel(running);
    caller.awaitEnd(after);

    assertThat(caller.job(cancelled).path("attempt").intValue()).isZero();
    assertThat(caller.history(cancelled)).containsExactly("QUEUED", "CANCELLED");
  }

  @Test
  void aRunningJobIsCancelledOnceItsWorkerLetsGo() {
    String id = occupyTheSlot();
    caller.awaitStep(id, 10);

    Answer answer = cancel(id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").stringValue()).isEqualTo("CANCELLING");
    assertThat(answer.json().path("terminal").booleanValue()).isFalse();
    assertThat(answer.json().path("allowedActions")).hasToString("[\"cancel\"]");
    JsonNode ended = caller.awaitState(id, "CANCELLED");
    assertThat(ended.get("result").isNull()).isTrue();
    assertThat(ended.get("error").isNull()).isTrue();
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "CANCELLING", "CANCELLED");
  }

  @Test
  void metricsOfACancelledJobStay() {
    String id = occupyTheSlot();
    caller.awaitStep(id, 100);
    List<String> before = caller.table(id, "loss");
    cancel(id);
    caller.awaitState(id, "CANCELLED");

    assertThat(before).hasSizeGreaterThanOrEqualTo(10);
    assertThat(caller.table(id, "loss")).containsAll(before);
  }

  @Test
  void askingAgainIsHarmless() {
    String id = occupyTheSlot();
    cancel(id);
    assertThat(cancel(id).status()).isEqualTo(200);
    caller.awaitState(id, "CANCELLED");
    String tag = caller.get("/v1/jobs/" + id).header("ETag");

    Answer again = cancel(id);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(caller.get("/v1/jobs/" + id).header("ETag")).isEqualTo(tag);
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "CANCELLING", "CANCELLED");
  }

  @Test
  void byForceIsAtOnceAndFreesTheSlot() {
    String id = occupyTheSlot();

    JsonNode job = caller.post("/v1/jobs/" + id + "/cancel?force=true").json();

    assertThat(job.path("state").stringValue()).isEqualTo("CANCELLED");
    caller.awaitEnd(submit(Specs.tiny("rnn")));
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "CANCELLED");
  }

  @Test
  void byForceEndsWhatWaitsForItsWorker() {
    String id = occupyTheSlot();
    cancel(id);
    JsonNode job = caller.post("/v1/jobs/" + id + "/cancel?force=true").json();
    assertThat(job.path("state").stringValue()).isEqualTo("CANCELLED");
  }

  @Test
  void aJobThatHasEndedOtherwiseCanNotBeCancelled() {
    String id = submit(Specs.tiny("rnn"));
    JsonNode ended = caller.awaitEnd(id);

    for (String how : List.of("", "?force=true")) {
      Answer answer = caller.post("/v1/jobs/" + id + "/cancel" + how);
      JsonNode problem = RefusalTest.problem(answer, 409, "CONFLICT");
      assertThat(problem.path("state").stringValue()).isEqualTo("SUCCEEDED");
      assertThat(problem.path("allowedActions").isArray()).isTrue();
      assertThat(problem.path("allowedActions")).isEmpty();
      assertThat(problem.path("detail").stringValue()).contains(id, "SUCCEEDED", "cancel");
    }
    assertThat(caller.job(id)).isEqualTo(ended);
  }
}
