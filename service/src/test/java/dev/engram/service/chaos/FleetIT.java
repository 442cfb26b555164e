package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.http.Tables;
import dev.engram.service.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several processes on one PostgreSQL, and harm that is done to them in the middle of a job. */
@Tag("long") // each test starts processes
class FleetIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private static Path folder;

  private static Fleet fleet;
  private static Caller caller;

  @BeforeAll
  static void start() throws IOException {
    fleet = Fleet.in(folder);
    caller = fleet.startApi();
  }

  @AfterEach
  void stopWorkers() throws Exception {
    fleet.stopWorkers();
  }

  @AfterAll
  static void stop() throws IOException {
    fleet.close();
  }

  /** Some seconds of training. */
  private static ObjectNode spec() {
    return Specs.with(Specs.brief(5), "/maxSteps", "20000");
  }

  /** The job's history has no double and no gap, and its end is that of a job that nobody disturbed. */
  private JsonNode assertEndsAsIfUndisturbed(String id, JsonNode spec) {
    JsonNode job = caller.awaitEnd(id);
    assertThat(job.path("state").stringValue()).as(job.toString()).isEqualTo("SUCCEEDED");
    String undisturbed = caller.submit(spec);
    JsonNode expected = caller.awaitEnd(undisturbed);
    assertThat(caller.history(undisturbed)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(job.path("result")).isEqualTo(expected.path("result"));
    assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
    assertThat(Tables.places(caller.table(id))).doesNotHaveDuplicates();
    assertThat(Tables.withoutSpeed(caller.table(id)))
        .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
    return job;
  }

  private static ServiceProcess workerOf(String id, List<ServiceProcess> workers) throws IOException {
    for (ServiceProcess worker : workers) {
      if (worker.log().contains("jobId=" + id)) {
        return worker;
      }
    }
    throw new IllegalStateException("nobody trains " + id);
  }

  private static String message(JsonNode job, int entry) {
    return job.at("/stateHistory/" + entry + "/message").asString("");
  }

  @Test
  void anApiAloneTakesJobsAndAWorkerAloneAnswersNobody() throws Exception {
    String id = caller.submit(Specs.brief(1));
    assertThat(caller.get("/v1/system").json().path("role").stringValue()).isEqualTo("api");
    assertThat(caller.get("/v1/system").json().path("workers")).isEmpty();
    assertThat(caller.state(id)).isEqualTo("QUEUED");

    ServiceProcess worker = fleet.start("worker");

    assertThat(caller.awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(caller.get("/v1/system").json().path("workers")).hasSize(1);
    assertThat(worker.caller().unchecked().get("/v1/jobs").status()).isEqualTo(404);
    assertThat(worker.caller().get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void aWorkerThatIsToStopHandsItsJobToAnother() throws Exception {
    List<ServiceProcess> workers = List.of(fleet.start("worker"), fleet.start("worker"));
    String id = caller.submit(spec());
    caller.awaitStep(id, 3000);
    ServiceProcess stopping = workerOf(id, workers);

    stopping.terminate();

    JsonNode job = assertEndsAsIfUndisturbed(id, spec());
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(message(job, 2)).isEqualTo("its worker was stopped");
    int handedBackAt = Integer.parseInt(message(job, 3).replace("on cpu, from step ", ""));
    assertThat(handedBackAt).isGreaterThanOrEqualTo(3000);
    assertThat(stopping.log()).doesNotContain("ERROR", "Exception");
  }

  @Test
  void aFrozenWorkerThatWakesUpChangesNothing() throws Exception {
    List<ServiceProcess> workers = List.of(fleet.start("worker"), fleet.start("worker"));
    String id = caller.submit(spec());
    caller.awaitStep(id, 3000);
    ServiceProcess frozen = workerOf(id, workers);

    frozen.freeze();
    await().atMost(PATIENCE).until(() -> caller.job(id).path("attempt").intValue() == 2);
    caller.awaitStep(id, 3000);
    frozen.thaw();
    await().atMost(PATIENCE).until(() -> frozen.log().contains("Ended: taken over"));

    JsonNode job = assertEndsAsIfUndisturbed(id, spec());
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(message(job, 2)).isEqualTo("its worker was lost");
    assertThat(job.path("attempt").intValue()).isEqualTo(2);
  }

  @Test
  void theApiSeesThatItsOnlyWorkerIsLost() throws Exception {
    ServiceProcess worker = fleet.start("worker");
    String id = caller.submit(spec());
    caller.awaitStep(id, 3000);

    worker.kill();

    assertThat(message(caller.awaitState(id, "QUEUED"), 2)).isEqualTo("its worker was lost");
    fleet.start("worker");
    assertEndsAsIfUndisturbed(id, spec());
  }

  @Test
  void anEvaluationWhoseWorkerIsKilledIsDoneByAnother() throws Exception {
    ServiceProcess worker = fleet.start("worker");
    String id = caller.submit(Specs.brief(5));
    caller.awaitEnd(id);
    String path = evaluate(id);
    await().atMost(PATIENCE).until(() -> evaluation(path).path("state").stringValue().equals("RUNNING"));

    worker.kill();
    assertThat(evaluation(path).path("state").stringValue()).isEqualTo("RUNNING");
    fleet.start("worker");

    JsonNode done = awaitEvaluation(path);
    assertThat(done.path("state").stringValue()).as(done.toString()).isEqualTo("SUCCEEDED");
    JsonNode undisturbed = awaitEvaluation(evaluate(id));
    assertThat(done.path("accuracy")).isEqualTo(undisturbed.path("accuracy"));
    assertThat(done.path("loss")).isEqualTo(undisturbed.path("loss"));
  }

  /** Some seconds of work. */
  private static String evaluate(String id) {
    Answer answer = caller.postJson("/v1/jobs/" + id + "/evaluations", "{\"length\": 1000, \"sampleSize\": 100000}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.header("Location");
  }

  private static JsonNode evaluation(String path) {
    return caller.get(path).json();
  }

  private static JsonNode awaitEvaluation(String path) {
    return await().atMost(PATIENCE)
        .until(() -> evaluation(path), evaluation -> evaluation.path("terminal").booleanValue());
  }

  @Test
  void aWorkerWithoutCudaLeavesAloneWhatAsksForIt() throws Exception {
    fleet.sql("""
        insert into worker (id, devices, slots, last_heartbeat)
        values ('one with CUDA', '[{"id": "cuda:0", "name": "a CUDA device"}]', 1, now() + interval '1 hour')""");
    List<String> onCuda = List.of(caller.submit(Specs.with(Specs.brief(1), "/device", "\"cuda\"")),
        caller.submit(Specs.with(Specs.brief(1), "/device", "\"cuda:0\"")));
    String onTheCpu = caller.submit(Specs.with(Specs.brief(1), "/device", "\"cpu\""));
    fleet.start("worker", "--engram.slots=1");

    assertThat(caller.awaitEnd(onTheCpu).path("state").stringValue()).isEqualTo("SUCCEEDED");
    for (String id : onCuda) {
      assertThat(caller.history(id)).containsExactly("QUEUED");
      caller.end(id);
    }
    fleet.sql("delete from worker where id = 'one with CUDA'");
  }

  @Test
  void aDatabaseThatRestartsIsWaitedFor() throws Exception {
    fleet.start("worker");
    String id = caller.submit(spec());
    caller.awaitStep(id, 3000);

    fleet.stopDatabase();
    Answer refused = caller.get("/v1/jobs/" + id);
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.json().path("code").stringValue()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(caller.get("/livez").status()).isEqualTo(200);
    fleet.startDatabase();
    await().atMost(PATIENCE).until(() -> caller.get("/v1/jobs/" + id).status() == 200);

    assertEndsAsIfUndisturbed(id, spec());
  }
}
