package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.engram.service.Application;
import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.sweep.Sweeps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that puts nothing into its queue, and a sweep whose jobs have ended without having run. */
final class LargeSweep implements AutoCloseable {

  private static final int CELLS = 2;
  private static final int LENGTHS = 10;
  private static final int POINTS_A_JOB = 100;

  private final int seeds;
  private final boolean onPostgres;
  private final ConfigurableApplicationContext service;
  private final Caller caller;
  private final JdbcClient jdbc;
  private String id = "";

  /** @param store the settings of an empty one */
  LargeSweep(int jobs, String... store) {
    seeds = jobs / (CELLS * LENGTHS);
    List<String> settings = new ArrayList<>(List.of("--server.port=0", "--engram.sweeps.interval=1d"));
    settings.addAll(Arrays.asList(store));
    service = new SpringApplicationBuilder(Application.class).run(settings.toArray(String[]::new));
    service.getBean(Scheduler.class).pause();
    caller = new Caller(Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port")));
    jdbc = service.getBean(JdbcClient.class);
    onPostgres = service.getBean(JdbcConnectionDetails.class).getJdbcUrl().startsWith("jdbc:postgresql:");
  }

  int jobs() {
    return CELLS * LENGTHS * seeds;
  }

  void submit() {
    String values = IntStream.rangeClosed(1, seeds).mapToObj(String::valueOf).collect(Collectors.joining(","));
    JsonNode spec = new JsonMapper().readTree("""
        {"name": "large", "base": {"cell": {"type": "rnn"}, "maxSteps": 1000},
         "axes": {"cell": ["rnn", "lstm"], "length": [5, 10, 15, 20, 25, 30, 35, 40, 45, 50], "seed": [%s]}}"""
        .formatted(values));
    id = caller.submitSweep(spec);
  }

  /** Every second job, or all, as if workers had trained them. */
  void end(boolean all) {
    String which = "sweep_id = '%s'%s".formatted(id, all ? "" : " and mod(number, 2) = 0");
    String job = "'job_%s_' || lpad(cast(number as varchar), 6, '0')".formatted(id.substring(20));
    jdbc.sql("""
        insert into job (id, state, spec, cell, sweep_id, attempt, restarts, version, step, created_at, running_millis,
          turn, execution_id)
        select %1$s, 'QUEUED', spec, cell, sweep_id, 1, 0, 9, 900, current_timestamp, 20000, current_timestamp, %1$s
        from sweep_job where job_id is null and %2$s""".formatted(job, which)).update();
    jdbc.sql("update sweep_job set job_id = %s where job_id is null and %s".formatted(job, which)).update();
    jdbc.sql(
        """
            update job set state = 'SUCCEEDED', finished_at = current_timestamp, device = 'cpu', steps_per_second = 45,
              best = '{"step":900,"loss":0.02,"accuracy":0.996}', result =
              '{"step":900,"accuracy":0.995,"ci95":[0.993,0.997],"sampleSize":10000,"loss":0.02,"solved":true,"stepsToSolve":700}'
            where sweep_id = :id""")
        .param("id", id)
        .update();
    if (all) {
      tellOfEach();
      jdbc.sql("update sweep set finished_at = current_timestamp where id = :id").param("id", id).update();
    }
    jdbc.sql(onPostgres ? "vacuum analyze" : "analyze").update();
  }

  private void tellOfEach() {
    String numbers = (onPostgres ? "generate_series(1, %d)" : "system_range(1, %d)");
    jdbc.sql("""
        insert into job_event (job_id, sweep_id, happened_at, type, data)
        select id, sweep_id, created_at, 'state', '{"state":"RUNNING","at":"2026-11-23T12:00:00Z","message":"on cpu"}'
        from job, %s as events(n) where sweep_id = :id""".formatted(numbers.formatted(4))).param("id", id).update();
    jdbc.sql("""
        insert into job_metric (job_id, metric_key, step, metric_value)
        select id, 'loss', cast(n as integer), 2.3 from job, %s as points(n) where sweep_id = :id
        """.formatted(numbers.formatted(POINTS_A_JOB))).param("id", id).update();
    jdbc.sql("""
        insert into job_checkpoint (job_id, step, created_at, byte_count, sha256, fingerprint)
        select id, 900, created_at, 1, 'f', '{"engine":"e","native":"n","device":"d","cpu":"c","threads":1}'
        from job where sweep_id = :id""").param("id", id).update();
    jdbc.sql("""
        insert into job_checkpoint_chunk (job_id, step, number, content)
        select id, 900, 0, cast('%s' as bytea) from job where sweep_id = :id""".formatted(
        "\\x" + "00".repeat(1000)).replace("\\x", onPostgres ? "\\x" : "")).param("id", id).update();
  }

  void get() {
    caller.sweep(id);
  }

  void list() {
    caller.get("/v1/sweeps");
  }

  void curve() {
    caller.get("/v1/sweeps/" + id + "/curve");
  }

  void report() {
    read("/report.html");
  }

  void figure() {
    read("/figures/steps-curve.svg");
  }

  private void read(String what) {
    Answer answer = caller.get("/v1/sweeps/" + id + what);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  void eventsOfAPage() {
    caller.get("/v1/sweeps/" + id + "/events?pageSize=1000");
  }

  void delete() {
    service.getBean(Sweeps.class).delete(id);
  }

  @Override
  public void close() {
    service.close();
  }
}
