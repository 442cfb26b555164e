package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobSpec;
import dev.engram.service.Application;
import dev.engram.service.job.Claims;
import dev.engram.service.job.Jobs;
import dev.engram.service.job.Transition.Claim;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A service whose slots take nothing, with a queue of some length. */
final class FilledQueue implements AutoCloseable {

  private static final Fingerprint FINGERPRINT = new Fingerprint("engine", "native", "cpu", "cpu", 1, null);
  private static final int ROOM = 10_000;

  private final int length;
  private final boolean onPostgres;
  private final ConfigurableApplicationContext service;
  private final Jobs jobs;
  private final Claims claims;
  private final Clock clock;
  private final TaskRepository executions;
  private final JobSpec spec;

  /** @param store the settings of an empty one */
  FilledQueue(int length, String... store) {
    this.length = length;
    List<String> settings = new ArrayList<>(List.of("--server.port=0", "--engram.queue.limit=" + (length + ROOM)));
    settings.addAll(Arrays.asList(store));
    service = new SpringApplicationBuilder(Application.class, LocalCaller.class).run(settings.toArray(String[]::new));
    service.getBean(Scheduler.class).pause();
    jobs = service.getBean(Jobs.class);
    claims = service.getBean(Claims.class);
    clock = service.getBean(Clock.class);
    DataSource database = service.getBean(DataSource.class);
    onPostgres = service.getBean(JdbcConnectionDetails.class).getJdbcUrl().startsWith("jdbc:postgresql:");
    executions = new JdbcTaskRepository(database, false, new AutodetectJdbcCustomization(database, true),
        JdbcTaskRepository.DEFAULT_TABLE_NAME,
        new TaskResolver(SchedulerListeners.NOOP, clock::instant,
            service.<List<Task<?>>>getBeanProvider(ResolvableType.forType(
                new ParameterizedTypeReference<List<Task<?>>>() {})).getObject()),
        new SchedulerName.Fixed("a worker"), false, clock::instant);
    spec = OneStep.spec(service.getBean(JsonMapper.class));
    submit();
    fill(service.getBean(JdbcClient.class));
  }

  String name() {
    return String.format(Locale.ROOT, "%,d queued", length).replace(',', ' ');
  }

  /** With copies of the one job that was submitted, a millisecond before each other. */
  private void fill(JdbcClient jdbc) {
    String copies = (onPostgres ? "generate_series(1, %d)" : "system_range(1, %d)").formatted(length - 1)
        + " as copies(n)";
    String before = "cast(%d - n as integer) * interval '0.001' second".formatted(length);
    String number = "lpad(cast(n as varchar), 26, '0')";
    jdbc.sql("""
        insert into job (id, state, spec, cell, attempt, restarts, version, step, created_at, running_millis, turn,
          execution_id)
        select 'job_' || %1$s, state, spec, cell, attempt, restarts, version, step, created_at - %2$s, running_millis,
          turn - %2$s, 'exec_' || %1$s
        from job, %3$s""".formatted(number, before, copies)).update();
    jdbc.sql("""
        insert into job_event (job_id, happened_at, type, data)
        select 'job_' || %1$s, happened_at - %2$s, type, data
        from job_event, %3$s""".formatted(number, before, copies)).update();
    jdbc.sql("""
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select task_name, 'exec_' || %1$s, execution_time - %2$s, picked, version
        from scheduled_tasks, %3$s""".formatted(number, before, copies)).update();
    jdbc.sql(onPostgres ? "vacuum analyze" : "analyze").update();
  }

  void submit() {
    jobs.submit(spec);
  }

  /** As a worker takes the next job: picks its execution, and claims what is in it. */
  Execution claim() {
    Execution picked = pick();
    assertThat(claims.claim(new Claim(picked.getId(), "cpu", FINGERPRINT))).hasSize(1);
    return picked;
  }

  private Execution pick() {
    Instant now = clock.instant();
    return onPostgres
        ? executions.lockAndGetDue(now, 1).getFirst()
        : executions.pick(executions.getDue(now, 1).getFirst(), now).orElseThrow();
  }

  /** As a worker whose job has ended. */
  void remove(Execution execution) {
    executions.remove(execution);
  }

  @Override
  public void close() {
    service.close();
  }
}
