package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of an older version, with jobs in it. */
abstract class MigrationsContract extends StoreContract {

  @Autowired
  private DataSource database;

  @Autowired
  private JdbcClient jdbc;

  private void migrateTo(String version) {
    Flyway.configure().dataSource(database).schemas("older").target(version).load().migrate();
  }

  private void insertJob(String state, int priority, int attempt) {
    jdbc.sql("""
        insert into "older".job
          (id, state, spec, cell, priority, attempt, restarts, version, step, created_at, running_millis)
        values ('job_1', :state, '{}', 'rnn', :priority, :attempt, 0, 1, 0,
          timestamp with time zone '2026-11-20 12:00:00+00', 0)
        """).param("state", state).param("priority", priority).param("attempt", attempt).update();
  }

  @AfterEach
  void forgetTheOlderStore() {
    jdbc.sql("drop schema if exists \"older\" cascade").update();
  }

  @Test
  void theJobsOfTheFirstVersionKeepTheirPlaceInTheQueue() {
    migrateTo("1");
    insertJob("QUEUED", 5, 0);
    jdbc.sql("""
        insert into "older".scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        values ('train', 'job_1', timestamp with time zone '2026-11-20 12:00:00+00', false, 1, 5)
        """).update();

    migrateTo("latest");

    assertThat(jdbc.sql("""
        select count(*) from "older".job job join "older".scheduled_tasks
        on task_instance = job.execution_id and execution_time = job.turn
        where job.id = 'job_1' and job.execution_id = 'job_1' and job.turn = job.created_at
        """).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void theMetricsOfTheFirstVersionAreKept() {
    migrateTo("1");
    insertJob("SUCCEEDED", 0, 1);
    jdbc.sql("""
        insert into "older".job_metric (job_id, metric_key, step, metric_value)
        values ('job_1', 'trainLoss', 10, 2.25), ('job_1', 'trainLoss', 20, 1.5), ('job_1', 'learningRate', 10, 0.001)
        """).update();

    migrateTo("latest");

    assertThat(jdbc.sql("select metric_key, step, metric_value from \"older\".job_metric order by step, metric_key")
        .query((row, number) -> row.getString(1) + " " + row.getInt(2) + " " + row.getDouble(3))
        .list()).containsExactly("learningRate 10 0.001", "trainLoss 10 2.25", "trainLoss 20 1.5");
    jdbc.sql("delete from \"older\".job where id = 'job_1'").update();
    assertThat(jdbc.sql("select count(*) from \"older\".job_metric").query(Integer.class).single()).isZero();
  }
}
