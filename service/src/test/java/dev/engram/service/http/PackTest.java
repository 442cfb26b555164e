package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.engram.api.JobSpec;
import dev.engram.service.job.ExecutionQueue;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.NewJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that train together, and what becomes of each when something happens to another. */
class PackTest extends OneSlotTest {

  private static final int JOBS = 4;

  @Autowired
  private JobStore store;

  @Autowired
  private ExecutionQueue queue;

  @Autowired
  private JobLifecycle lifecycle;

  @Autowired
  private TransactionTemplate transaction;

  @Autowired
  private JsonMapper mapper;

  /** Of sizes for which bits are promised in every pack. */
  private static ObjectNode spec(int seed) {
    return Specs.with(Specs.with(Specs.brief(seed), "/cell/hiddenSize", "16"), "/batchSize", "16");
  }

  /** The jobs of seeds 1 to 4 in one execution, each with a rate of its own. */
  private List<String> submitPack() {
    List<JobSpec> specs = new ArrayList<>();
    for (int seed = 1; seed <= JOBS; seed++) {
      specs.add(mapper.treeToValue(caller.validate(spec(seed)).path("spec"), JobSpec.class));
    }
    String execution = "exe_" + UlidCreator.getMonotonicUlid().toLowerCase();
    Instant now = Instant.now();
    List<String> ids = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      for (JobSpec jobSpec : specs) {
        String id = "job_" + UlidCreator.getMonotonicUlid().toLowerCase();
        store.insert(new NewJob(id, jobSpec, now, now, execution, "local", null, null, 0));
        ids.add(id);
      }
      queue.enqueue(execution, "cpu", now);
    });
    return ids;
  }

  private void assertEndsAsAlone(String id, int seed) {
    JsonNode job = caller.awaitEnd(id);
    String alone = submit(spec(seed));
    JsonNode expected = caller.awaitEnd(alone);
    assertThat(job.path("state").stringValue()).as(job.toString()).isEqualTo("SUCCEEDED");
    assertThat(job.path("result")).isEqualTo(expected.path("result"));
    assertThat(caller.digest(id)).isEqualTo(caller.digest(alone));
    assertThat(Tables.withoutSpeed(caller.table(id, "accuracy")))
        .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(alone, "accuracy")));
  }

  @Test
  void whatIsAskedOfOneJobLeavesTheOthersAlone() {
    List<String> ids = submitPack();
    caller.awaitStep(ids.getFirst(), 300);
    caller.post("/v1/jobs/" + ids.get(0) + "/cancel");
    caller.post("/v1/jobs/" + ids.get(1) + "/pause");
    caller.post("/v1/jobs/" + ids.get(2) + "/cancel?force=true");

    assertThat(caller.awaitState(ids.get(0), "CANCELLED").path("attempt").intValue()).isEqualTo(1);
    caller.awaitState(ids.get(1), "PAUSED");
    assertEndsAsAlone(ids.get(3), 4);
    assertThat(caller.history(ids.get(3))).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");

    caller.post("/v1/jobs/" + ids.get(1) + "/resume");
    assertEndsAsAlone(ids.get(1), 2);
    assertThat(caller.state(ids.get(2))).isEqualTo("CANCELLED");
  }

  @Test
  void aPackWhoseWorkerIsLostGoesOnTogether() {
    List<String> ids = submitPack();
    caller.awaitStep(ids.getFirst(), 600);
    lifecycle.releaseLost(store.find(ids.getFirst()).orElseThrow().executionId());

    for (int job = 0; job < JOBS; job++) {
      assertEndsAsAlone(ids.get(job), job + 1);
      assertThat(caller.history(ids.get(job)))
          .containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(caller.job(ids.get(job)).at("/stateHistory/3/message").stringValue())
          .matches("on cpu, from step [1-9][0-9]*");
    }
    assertThat(ids.stream().map(id -> store.find(id).orElseThrow().executionId()).distinct()).hasSize(1);
  }
}
