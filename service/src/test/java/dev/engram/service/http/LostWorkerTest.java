package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Jobs whose worker is not heard of any more, while the only slot that is left is busy with another one. */
class LostWorkerTest extends OneSlotTest {

  @Autowired
  private JdbcClient jdbc;

  /** As the store looks where a job was taken by a process that has died since. */
  private void loseTheWorkerOf(String job, String state) {
    jdbc.sql("update job set state = :state, attempt = 1 where id = :id")
        .param("state", state)
        .param("id", job)
        .update();
    loseTheWorkerThatPicked(job);
  }

  private void loseTheWorkerThatPicked(String job) {
    jdbc.sql("""
        update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = :then, version = version + 1
        where task_instance = (select execution_id from job where id = :id)
        """)
        .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(10))
        .param("id", job)
        .update();
  }

  @Test
  void nobodyPretendsThatTheJobIsRunningUntilItsTurnComesAgain() {
    String running = occupyTheSlot();
    String lost = submit(Specs.tiny("rnn"));
    submit(Specs.tiny("rnn"));
    loseTheWorkerOf(lost, "RUNNING");

    JsonNode job = caller.awaitState(lost, "QUEUED");

    assertThat(caller.state(running)).isEqualTo("RUNNING");
    assertThat(job.path("queuePosition").intValue()).isEqualTo(1);
    assertThat(job.at("/stateHistory/1/message").stringValue()).isEqualTo("its worker was lost");

    caller.end(running);
    assertThat(caller.awaitEnd(lost).path("attempt").intValue()).isEqualTo(2);
  }

  @Test
  void aJobThatWasBeingCancelledIsCancelled() {
    occupyTheSlot();
    String lost = submit(Specs.tiny("rnn"));
    loseTheWorkerOf(lost, "CANCELLING");

    JsonNode job = caller.awaitState(lost, "CANCELLED");

    assertThat(job.at("/stateHistory/1/message").stringValue()).isEqualTo("its worker was lost");
  }

  /** A worker that dies before it has taken a job must not take the job's place in the queue with it. */
  @Test
  void aJobThatWasPickedAndNotTakenIsTrainedAllTheSame() {
    String running = occupyTheSlot();
    String id = submit(Specs.tiny("rnn"));
    loseTheWorkerThatPicked(id);
    await().atMost(Duration.ofMinutes(1))
        .until(() -> jdbc.sql("select count(*) from scheduled_tasks where picked_by = 'dead'")
            .query(Integer.class)
            .single() == 0);

    caller.end(running);

    assertThat(caller.awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
  }
}
