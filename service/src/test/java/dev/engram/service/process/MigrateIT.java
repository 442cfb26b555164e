package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.http.Tables;
import dev.engram.service.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a service on a data folder knew is what one on PostgreSQL begins with after the migration. */
@Tag("long") // each test starts processes
class MigrateIT {

  /** Some seconds of training. */
  private static final JsonNode SPEC = Specs.with(
      Specs.with(Specs.with(Specs.endless(), "/maxSteps", "16000"), "/checkpointEverySteps", "500"), "/diagnostics",
      "{\"everyEvaluations\": 2, \"probeLength\": 9}");

  private static final JsonNode SWEEP = Specs.read("""
      {"base": {"cell": {"type": "rnn", "hiddenSize": 16}, "batchSize": 16, "maxSteps": 1200, "stopWhen": null,
         "checkpointEverySteps": 100, "evaluation": {"everySteps": 200, "sampleSize": 100, "testSampleSize": 1000}},
       "axes": {"cell": ["rnn", "lstm"], "length": [3], "learningRate": [0.0001, 0.003], "seed": [1, 2]},
       "selectLearningRate": {"seeds": [101]}}""");

  private static final String LATCH = "pg_advisory_xact_lock(4711)";

  @TempDir
  private Path folder;

  private TestPostgres target;

  /** What callers could see of a job. */
  private record Seen(JsonNode job, List<String> table, List<JsonNode> events, List<JsonNode> checkpoints,
      List<JsonNode> looks) {

    static Seen of(Caller caller, String id) {
      return new Seen(caller.job(id), caller.table(id), caller.pages("/v1/jobs/" + id + "/events"),
          caller.checkpoints(id), caller.diagnostics(id));
    }
  }

  @BeforeEach
  void startPostgres() throws IOException {
    target = TestPostgres.start();
  }

  @AfterEach
  void stopPostgres() {
    target.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private ServiceProcess startOnPostgres(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--spring.datasource.url=" + target.url(),
        "--spring.datasource.username=" + target.user(), "--spring.datasource.password=" + target.password(),
        "--engram.slots=2", "--db-scheduler.heartbeat-interval=1s"));
    all.addAll(Arrays.asList(arguments));
    return ServiceProcess.start(folder, all.toArray(String[]::new));
  }

  private MigrateProcess migrate() throws Exception {
    try (MigrateProcess migration = MigrateProcess.start(data(), target)) {
      assertThat(migration.exitCode()).as(migration.err()).isZero();
      return migration;
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(target.url(), target.user(), target.password());
  }

  private int count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void allJobsGoOnWhereTheyStood() throws Exception {
    Map<String, Seen> ended = new LinkedHashMap<>();
    String paused;
    String running;
    String sweep;
    String asked;
    JsonNode evaluation;
    String key;
    Seen beforePaused;
    try (ServiceProcess service = ServiceProcess.start(folder, "--engram.slots=2")) {
      Caller caller = service.caller();
      String done = caller.submit(Specs.brief(1));
      caller.awaitEnd(done);
      String at = caller.postJson("/v1/jobs/" + done + "/evaluations", "{\"length\": 12, \"sampleSize\": 100}")
          .header("Location");
      evaluation = await().until(() -> caller.get(at).json(), seen -> seen.path("terminal").booleanValue());
      key = caller.postJson("/v1/keys", "{\"owner\": \"ada\", \"role\": \"admin\"}")
          .json()
          .path("secret")
          .stringValue();
      asked = caller.withKey(key).submitOnce(Specs.brief(2), "asked once");
      caller.awaitEnd(asked);
      paused = caller.submit(SPEC);
      caller.awaitStep(paused, 1000);
      caller.post("/v1/jobs/" + paused + "/pause");
      caller.awaitState(paused, "PAUSED");
      running = caller.submit(SPEC);
      caller.awaitStep(running, 1000);
      sweep = caller.submitSweep(SWEEP);
      caller.awaitSweep(sweep, seen -> seen.at("/counts/SUCCEEDED").asInt(0) > 0);
      for (String id : List.of(done, asked)) {
        ended.put(id, Seen.of(caller, id));
      }
      beforePaused = Seen.of(caller, paused);
      service.terminate();
    }

    MigrateProcess migration = migrate();

    assertThat(migration.out()).contains("job_metric", "job_checkpoint_chunk", "the same, ", "checkpoints verify")
        .doesNotContain("corrupt");
    try (ServiceProcess service = startOnPostgres("--engram.security.require-keys=true")) {
      assertThat(service.caller().get("/v1/jobs").status()).isEqualTo(401);
      Caller caller = service.caller().withKey(key);
      ended.forEach((id, seen) -> assertThat(Seen.of(caller, id)).as(id).isEqualTo(seen));
      assertThat(Seen.of(caller, paused)).isEqualTo(beforePaused);
      assertThat(caller.submitOnce(Specs.brief(2), "asked once")).isEqualTo(asked);
      assertThat(caller.pages("/v1/jobs/" + evaluation.path("jobId").stringValue() + "/evaluations"))
          .containsExactly(evaluation);

      caller.post("/v1/jobs/" + paused + "/resume");
      caller.awaitEnd(paused);
      caller.awaitEnd(running);
      assertThat(caller.history(paused)).containsExactly("QUEUED", "RUNNING", "PAUSING", "PAUSED", "QUEUED", "RUNNING",
          "SUCCEEDED");
      assertThat(caller.history(running)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(caller.pages("/v1/jobs/" + paused + "/events")).extracting(event -> event.path("id").longValue())
          .isSorted()
          .doesNotHaveDuplicates();
      assertSameEnd(caller, SPEC, paused, running);
      caller.awaitSweep(sweep, seen -> seen.path("state").stringValue().equals("SUCCEEDED"));
      String undisturbed = caller.submitSweep(SWEEP);
      caller.awaitSweep(undisturbed, seen -> seen.path("state").stringValue().equals("SUCCEEDED"));
      assertThat(caller.resultsOfSweep(sweep)).hasSize(2 * (2 + 2))
          .containsExactlyInAnyOrderElementsOf(caller.resultsOfSweep(undisturbed));
    }
    ServiceProcess onTheFolder = ServiceProcess.startInVain(folder);
    assertThat(onTheFolder.log()).contains("The jobs of the data folder " + data(), "were moved to", "moved-to.txt");
  }

  private static void assertSameEnd(Caller caller, JsonNode spec, String... ids) {
    String undisturbed = caller.submit(spec);
    JsonNode expected = caller.awaitEnd(undisturbed);
    for (String id : ids) {
      assertThat(caller.job(id).path("result")).isEqualTo(expected.path("result"));
      assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
      assertThat(Tables.withoutSpeed(caller.table(id)))
          .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
      assertThat(caller.diagnostics(id)).isEqualTo(caller.diagnostics(undisturbed));
    }
  }

  /** Its row says RUNNING, and its place in the queue is that of a worker which is nowhere any more. */
  @Test
  void aJobWhoseServiceWasKilledGoesOnFromItsFileInTheFolder() throws Exception {
    String running;
    try (ServiceProcess service = ServiceProcess.start(folder, "--engram.checkpoints.in-store=1B")) {
      running = service.caller().submit(SPEC);
      service.caller().awaitStep(running, 1500);
      assertThat(service.caller().checkpoints(running)).isNotEmpty();
      service.kill();
    }
    Path checkpoints = data().resolve("checkpoints");

    MigrateProcess migration = migrate();

    assertThat(migration.out()).contains("--engram.checkpoints.folder=" + checkpoints, "are files in the folder");
    try (ServiceProcess service = startOnPostgres("--engram.checkpoints.folder=" + checkpoints)) {
      Caller caller = service.caller();
      JsonNode job = caller.awaitEnd(running);
      assertThat(caller.history(running)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(job.at("/stateHistory/2/message").stringValue()).isEqualTo("its worker was lost");
      assertThat(job.at("/stateHistory/3/message").stringValue()).matches("on cpu, from step [1-9][0-9]*");
      assertSameEnd(caller, SPEC, running);
    }
  }

  @Test
  void oneThatIsKilledInTheMiddleLeavesNothingAndIsRepeated() throws Exception {
    String id;
    Seen seen;
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      id = caller.submit(Specs.brief(1));
      caller.awaitEnd(id);
      seen = Seen.of(caller, id);
      try (MigrateProcess migration = MigrateProcess.start(data(), target)) {
        assertThat(migration.exitCode()).isEqualTo(1);
        assertThat(migration.err()).contains("is in use by an Engram. Stop it, then migrate.");
      }
      service.terminate();
    }
    startOnPostgres().terminate(); // which makes the tables
    sql("create function wait() returns trigger language plpgsql as 'begin perform " + LATCH + "; return new; end'",
        "create trigger wait before insert on job_metric for each row execute function wait()");

    try (Connection latch = connect(); Statement statement = latch.createStatement()) {
      latch.setAutoCommit(false);
      statement.execute("select " + LATCH);
      try (MigrateProcess migration = MigrateProcess.start(data(), target)) {
        await().until(() -> migration.err().contains("job_event: "));
        assertThat(count("job_event")).as("nobody sees anything of it").isZero();
        migration.kill();
      }
      latch.commit();
    }
    sql("drop trigger wait on job_metric"); // which waits until PostgreSQL has noticed
    for (String table : List.of("job", "job_event", "job_metric")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(Files.exists(data().resolve("moved-to.txt"))).isFalse();

    migrate();

    try (ServiceProcess service = startOnPostgres()) {
      assertThat(Seen.of(service.caller(), id)).isEqualTo(Objects.requireNonNull(seen));
    }
  }
}
