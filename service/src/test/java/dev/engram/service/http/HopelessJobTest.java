package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A job that no worker can begin, for a reason that will not pass. */
class HopelessJobTest extends OneSlotTest {

  @Autowired
  private JdbcClient jdbc;

  @Test
  void failsInsteadOfWaitingForEver() {
    String running = occupyTheSlot();
    String id = submit(Specs.tiny("rnn"));
    String next = submit(Specs.tiny("rnn"));
    jdbc.sql("""
        insert into job_checkpoint (job_id, step, created_at, byte_count, sha256, fingerprint)
        values (:id, 5, now(), 1, '0', 'not JSON')""").param("id", id).update();

    caller.end(running);

    JsonNode job = caller.awaitEnd(id);
    assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(job.at("/error/code").stringValue()).isEqualTo("INTERNAL");
    assertThat(job.at("/error/message").stringValue()).startsWith("This is a defect of Engram: ");
    assertThat(caller.awaitEnd(next).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }

  /** It began with weights that are nowhere else: from its first step it would be another job. */
  @Test
  void aForkWhoseCheckpointsCannotBeReadFails() {
    String parent = submit(Specs.tiny("rnn"));
    caller.awaitEnd(parent);
    String running = occupyTheSlot();
    String fork = caller.postJson("/v1/jobs/" + parent + "/fork", "{\"extraSteps\": 40}")
        .json()
        .path("id")
        .stringValue();
    jdbc.sql("update job_checkpoint_chunk set content = :bytes where job_id = :id")
        .param("bytes", new byte[]{1})
        .param("id", fork)
        .update();

    caller.end(running);

    JsonNode job = caller.awaitEnd(fork);
    assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(job.at("/error/message").stringValue()).contains(parent, "can be read any more");
  }
}
