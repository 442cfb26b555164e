package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that wait for the only slot. */
class QueueTest extends OneSlotTest {

  private static ObjectNode endless(int priority) {
    return Specs.with(Specs.endless(), "/priority", String.valueOf(priority));
  }

  private int position(String id) {
    return caller.job(id).path("queuePosition").intValue();
  }

  @Test
  void theHigherPriorityStartsFirst() {
    String running = occupyTheSlot();
    String low = submit(endless(-3));
    String normal = submit(endless(0));
    String high = submit(endless(7));
    assertThat(new int[]{position(high), position(normal), position(low)}).containsExactly(1, 2, 3);

    caller.end(running);
    caller.awaitState(high, "RUNNING");
    assertThat(position(normal)).isEqualTo(1);
    caller.end(high);
    caller.awaitState(normal, "RUNNING");

    assertThat(caller.state(low)).isEqualTo("QUEUED");
    assertThat(caller.job(low).path("attempt").intValue()).isZero();
  }

  @Test
  void ofEqualPriorityTheOlderStartsFirst() {
    String running = occupyTheSlot();
    String older = submit(endless(0));
    String newer = submit(endless(0));
    assertThat(new int[]{position(older), position(newer)}).containsExactly(1, 2);

    caller.end(running);
    caller.awaitState(older, "RUNNING");

    assertThat(caller.state(newer)).isEqualTo("QUEUED");
    assertThat(position(newer)).isEqualTo(1);
  }

  @Test
  void aJobThatRunsHasNoPositionAndTellsHowLongItWillTake() {
    String running = occupyTheSlot();
    caller.awaitStep(running, 10);

    JsonNode job = caller.job(running);

    assertThat(job.get("queuePosition").isNull()).isTrue();
    assertThat(job.path("phase").stringValue()).isEqualTo("TRAINING");
    JsonNode progress = job.path("progress");
    double secondsLeft = (1_000_000 - progress.path("step").intValue()) / progress.path("stepsPerSecond").doubleValue();
    assertThat(progress.path("etaSeconds").doubleValue()).isEqualTo(secondsLeft);
  }

  @Test
  void theSystemTellsHowManyWait() {
    occupyTheSlot();
    JsonNode idle = caller.get("/v1/system").json().path("queue");
    submit(Specs.tiny("rnn"));
    submit(Specs.tiny("rnn"));
    JsonNode busy = caller.get("/v1/system").json().path("queue");

    assertThat(idle).hasToString("{\"depth\":0,\"oldestSeconds\":null}");
    assertThat(busy.path("depth").intValue()).isEqualTo(2);
    assertThat(busy.path("oldestSeconds").doubleValue()).isNotNegative();
  }
}
