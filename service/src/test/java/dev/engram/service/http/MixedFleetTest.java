package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.system.WorkerStore;
import dev.engram.service.system.WorkerStore.StoredWorker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This worker has no CUDA, and another one, which is busy, has. */
class MixedFleetTest extends OneSlotTest {

  private static final String OTHER = "a worker with CUDA";

  @Autowired
  private WorkerStore workers;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void hearOfAnotherWorker() {
    workers.heartbeat(new StoredWorker(OTHER, List.of(new Device("cuda:7", "a CUDA device", null, null)), 1,
        Instant.now()));
  }

  @AfterEach
  void forgetIt() {
    workers.remove(OTHER);
  }

  @Test
  void aJobThatAsksForCudaKeepsItsTurnForAWorkerThatHasItAndIsInNobodysWay() {
    String first = submit(Specs.with(Specs.tiny("rnn"), "/device", "\"cuda\""));
    String second = submit(Specs.with(Specs.tiny("rnn"), "/device", "\"cuda:7\""));
    String onTheCpu = submit(Specs.tiny("rnn"));

    assertThat(caller.awaitEnd(onTheCpu).path("device").stringValue()).isEqualTo("cpu");

    for (String id : List.of(first, second)) {
      assertThat(caller.state(id)).isEqualTo("QUEUED");
      assertThat(jdbc.sql("""
          select picked from scheduled_tasks t join job on job.execution_id = t.task_instance
          where job.id = :id and t.execution_time = job.turn""").param("id", id).query(Boolean.class).single())
          .isFalse();
    }
  }
}
