package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PauseTest extends OneSlotTest {

  private JsonNode ask(String id, String action) {
    Answer answer = caller.post("/v1/jobs/" + id + "/" + action);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String message(String id, int entry) {
    return caller.job(id).at("/stateHistory/" + entry + "/message").stringValue();
  }

  @Test
  void aJobThatIsPausedAndResumedEndsWithTheSameBits() {
    String undisturbed = submit(Specs.brief(7));
    JsonNode expected = caller.awaitEnd(undisturbed);
    String id = submit(Specs.brief(7));
    caller.awaitStep(id, 500);

    JsonNode asked = ask(id, "pause");

    assertThat(asked.path("state").stringValue()).isIn("PAUSING", "PAUSED");
    JsonNode paused = caller.awaitState(id, "PAUSED");
    assertThat(paused.path("allowedActions")).hasToString("[\"cancel\",\"resume\"]");
    assertThat(paused.path("terminal").booleanValue()).isFalse();
    int step = paused.at("/progress/step").intValue();
    assertThat(caller.checkpoints(id).getFirst().path("step").intValue()).isEqualTo(step);

    ask(id, "resume");
    JsonNode job = caller.awaitEnd(id);

    assertThat(caller.history(id))
        .containsExactly("QUEUED", "RUNNING", "PAUSING", "PAUSED", "QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(message(id, 5)).isEqualTo("on cpu, from step " + step);
    assertThat(job.path("result")).isEqualTo(expected.path("result"));
    assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
    assertThat(Tables.withoutSpeed(caller.table(id)))
        .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
  }

  @Test
  void aJobThatWaitsIsPausedAtOnceAndKeepsItsPlace() {
    String running = occupyTheSlot();
    String first = submit(Specs.tiny("rnn"));
    String second = submit(Specs.tiny("rnn"));

    assertThat(ask(first, "pause").path("state").stringValue()).isEqualTo("PAUSED");
    assertThat(caller.job(first).get("queuePosition").isNull()).isTrue();
    assertThat(caller.job(second).path("queuePosition").intValue()).isEqualTo(1);
    JsonNode resumed = ask(first, "resume");

    assertThat(resumed.path("state").stringValue()).isEqualTo("QUEUED");
    assertThat(resumed.path("queuePosition").intValue()).isEqualTo(1);
    caller.end(running);
    assertThat(caller.awaitEnd(first).path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(caller.history(first)).containsExactly("QUEUED", "PAUSED", "QUEUED", "RUNNING", "SUCCEEDED");
  }

  @Test
  void aPausedJobLeavesTheSlotToOthersAndWaitsForEver() {
    String paused = occupyTheSlot();
    ask(paused, "pause");
    caller.awaitEnd(submit(Specs.tiny("rnn")));
    assertThat(caller.state(paused)).isEqualTo("PAUSED");
  }

  @Test
  void askingAgainIsHarmless() {
    String id = occupyTheSlot();
    ask(id, "resume");
    ask(id, "pause");
    ask(id, "pause");
    caller.awaitState(id, "PAUSED");
    ask(id, "pause");
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "PAUSING", "PAUSED");
    ask(id, "resume");
    ask(id, "resume");
    caller.awaitState(id, "RUNNING");
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "PAUSING", "PAUSED", "QUEUED", "RUNNING");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPausedJobIsCancelledAtOnce(boolean force) {
    String id = occupyTheSlot();
    ask(id, "pause");
    caller.awaitState(id, "PAUSED");
    assertThat(ask(id, "cancel?force=" + force).path("state").stringValue()).isEqualTo("CANCELLED");
  }

  @Test
  void whatHasEndedIsNeitherPausedNorResumed() {
    String id = submit(Specs.tiny("rnn"));
    JsonNode ended = caller.awaitEnd(id);
    for (String action : List.of("pause", "resume")) {
      JsonNode problem = RefusalTest.problem(caller.post("/v1/jobs/" + id + "/" + action), 409, "CONFLICT");
      assertThat(problem.path("state").stringValue()).isEqualTo("SUCCEEDED");
      assertThat(problem.path("detail").stringValue()).contains("can't " + action);
    }
    assertThat(caller.job(id)).isEqualTo(ended);
    RefusalTest.problem(caller.post("/v1/jobs/job_none/pause"), 404, "NOT_FOUND");
    RefusalTest.problem(caller.post("/v1/jobs/job_none/resume"), 404, "NOT_FOUND");
  }
}
