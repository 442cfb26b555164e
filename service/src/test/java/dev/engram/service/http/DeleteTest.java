package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeleteTest extends OneSlotTest {

  private Answer delete(String id) {
    return caller.delete("/v1/jobs/" + id);
  }

  @Test
  void aJobThatHasEndedIsForgottenWithAllThatIsKnownOfIt() {
    String kept = submit(Specs.tiny("rnn"));
    String id = submit(Specs.tiny("rnn"));
    caller.awaitEnd(id);

    Answer answer = delete(id);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(caller.get("/v1/jobs/" + id).status()).isEqualTo(404);
    assertThat(caller.get("/v1/jobs/" + id + "/metrics").status()).isEqualTo(404);
    assertThat(delete(id).status()).isEqualTo(404);
    assertThat(caller.job(kept).path("id").stringValue()).isEqualTo(kept);
  }

  @Test
  void aJobThatHasNotEndedStays() {
    String running = occupyTheSlot();
    String queued = submit(Specs.tiny("rnn"));

    for (String id : new String[]{running, queued}) {
      JsonNode problem = RefusalTest.problem(delete(id), 409, "CONFLICT");
      assertThat(problem.path("detail").stringValue()).endsWith("only a job that has ended can be deleted.");
      assertThat(problem.path("state").stringValue()).isEqualTo(caller.job(id).path("state").stringValue());
      assertThat(problem.path("allowedActions")).hasToString("[\"cancel\",\"pause\"]");
    }
  }

  @Test
  void aCancelledJobThatStillHasItsPlaceInTheQueueHarmsNobody() {
    String running = occupyTheSlot();
    String cancelled = submit(Specs.tiny("rnn"));
    String after = submit(Specs.tiny("rnn"));
    caller.post("/v1/jobs/" + cancelled + "/cancel");

    assertThat(delete(cancelled).status()).isEqualTo(204);

    caller.post("/v1/jobs/" + running + "/cancel");
    assertThat(caller.awaitEnd(after).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }
}
