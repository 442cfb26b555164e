package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A service in whose queue two jobs have room. */
@TestPropertySource(properties = "engram.queue.limit=2")
class FullQueueTest extends OneSlotTest {

  @Test
  void moreThanMayWaitAreRefusedUntilThereIsRoom() {
    String trained = submit(Specs.tiny("rnn"));
    caller.awaitEnd(trained);
    occupyTheSlot();
    String first = submit(Specs.tiny("rnn"));
    submit(Specs.tiny("rnn"));
    int before = caller.get("/v1/jobs").json().path("items").size();

    Answer refused = caller.send("POST", "/v1/jobs", BodyPublishers.ofString(Specs.tiny("rnn").toString()),
        "Content-Type", "application/json", "Idempotency-Key", "later");

    JsonNode problem = RefusalTest.problem(refused, 429, "QUEUE_FULL");
    assertThat(problem.path("detail").stringValue()).contains("2 jobs wait");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(caller.get("/v1/jobs").json().path("items").size()).isEqualTo(before);

    RefusalTest.problem(caller.postJson("/v1/jobs/" + trained + "/fork", "{\"extraSteps\": 1}"), 429, "QUEUE_FULL");

    caller.post("/v1/jobs/" + first + "/cancel");
    Answer taken = caller.send("POST", "/v1/jobs", BodyPublishers.ofString(Specs.tiny("rnn").toString()),
        "Content-Type", "application/json", "Idempotency-Key", "later");
    assertThat(taken.status()).isEqualTo(202);
    caller.end(taken.json().path("id").stringValue());
  }
}
