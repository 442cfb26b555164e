package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.job.CheckpointStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CheckpointTest extends OneSlotTest {

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private CheckpointStore store;

  private List<Integer> steps(String id) {
    return caller.checkpoints(id).stream().map(one -> one.path("step").intValue()).toList();
  }

  @Test
  void theLastOnesOfAnEndedJobAreThere() {
    String id = submit(Specs.brief(1));
    JsonNode job = caller.awaitEnd(id);

    List<JsonNode> checkpoints = caller.checkpoints(id);

    assertThat(steps(id)).startsWith(3000, 2800).hasSizeLessThanOrEqualTo(3);
    JsonNode newest = checkpoints.getFirst();
    assertThat(newest.path("accuracy").doubleValue()).isEqualTo(job.at("/latest/accuracy").doubleValue());
    assertThat(newest.path("loss").doubleValue()).isEqualTo(job.at("/latest/loss").doubleValue());
    assertThat(newest.path("kept").stringValue()).isEqualTo("last");
    assertThat(newest.path("bytes").longValue()).isGreaterThan(3 * 4 * 170); // weights, the best ones, RMSProp's mean
    assertThat(newest.path("sha256").stringValue()).matches("[0-9a-f]{64}");
    assertThat(newest.path("createdAt").isString()).isTrue();
  }

  @Test
  void aJobThatHasNotBegunHasNone() {
    occupyTheSlot();
    assertThat(caller.checkpoints(submit(Specs.tiny("rnn")))).isEmpty();
    RefusalTest.problem(caller.get("/v1/jobs/job_none/checkpoints"), 404, "NOT_FOUND");
  }

  @Test
  void aCancelledJobKeepsItsLast() {
    String id = occupyTheSlot();
    caller.awaitStep(id, 50);
    caller.post("/v1/jobs/" + id + "/cancel");
    JsonNode job = caller.awaitState(id, "CANCELLED");
    assertThat(steps(id)).startsWith(job.at("/progress/step").intValue());
  }

  @Test
  void aCorruptOneIsSkippedAndTheEndIsTheSame() {
    String undisturbed = submit(Specs.brief(2));
    JsonNode expected = caller.awaitEnd(undisturbed);
    String id = submit(Specs.brief(2));
    caller.awaitStep(id, 900);
    caller.post("/v1/jobs/" + id + "/pause");
    caller.awaitState(id, "PAUSED");
    List<Integer> before = steps(id);
    byte[] content = store.content(id, before.getFirst()).orElseThrow();
    content[content.length / 3] ^= 1;
    jdbc.sql("update job_checkpoint_chunk set content = :content where job_id = :id and step = :step")
        .param("content", content)
        .param("id", id)
        .param("step", before.getFirst())
        .update();

    caller.post("/v1/jobs/" + id + "/resume");
    JsonNode job = caller.awaitEnd(id);

    assertThat(job.at("/stateHistory/5/message").stringValue()).isEqualTo(
        "on cpu, from step %d; the checkpoint of step %d is corrupt and was skipped".formatted(before.get(1),
            before.getFirst()));
    assertThat(caller.pages("/v1/jobs/" + id + "/events")
        .stream()
        .filter(event -> event.path("type").stringValue().equals("log"))
        .map(event -> event.path("data").path("level").stringValue())).containsExactly("info", "info", "warn");
    assertThat(job.path("result")).isEqualTo(expected.path("result"));
    assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
    assertThat(Tables.withoutSpeed(caller.table(id)))
        .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
  }

  @Test
  void oneOfAnotherProcessorIsGoneOnFromAndTheHistorySaysSo() {
    String id = submit(Specs.brief(3));
    caller.awaitStep(id, 500);
    caller.post("/v1/jobs/" + id + "/pause");
    caller.awaitState(id, "PAUSED");
    jdbc.sql("""
        update job_checkpoint set fingerprint = replace(fingerprint, '"threads":1', '"threads":2') where job_id = :id
        """).param("id", id).update();

    caller.post("/v1/jobs/" + id + "/resume");

    assertThat(caller.awaitEnd(id).at("/stateHistory/5/message").stringValue())
        .contains("its fingerprint has another threads, so the end may differ in its last bits");
  }
}
