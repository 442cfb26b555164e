package dev.engram.service.store;

import dev.engram.api.JobState;
import dev.engram.service.job.RetentionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deletes rows by their job, whose row each transaction locks first: so several processes wait for each other. */
@Repository
@Transactional
class JdbcRetentionStore implements RetentionStore {

  private static final int POINTS_AT_ONCE = 5000;

  private static final List<String> ENDED = Stream.of(JobState.values())
      .filter(JobState::terminal)
      .map(JobState::name)
      .toList();

  /** Of jobs that ended, and whose sweeps did, with a place for what they must have. */
  private static final String OLD_JOBS = """
      select j.id from job j
      where j.finished_at < :before and j.state in (:ended) and (%s)
        and not exists (select 1 from sweep s where s.id = j.sweep_id
          and (s.finished_at is null or s.finished_at >= :before))
        and not exists (select 1 from evaluation e where e.job_id = j.id and e.finished_at is null)
      order by j.finished_at, j.id limit :limit
      """;

  private static final String WITH_METRICS = OLD_JOBS.formatted("""
      exists (select 1 from job_metric m where m.job_id = j.id)
      or exists (select 1 from job_diagnostics d where d.job_id = j.id)""");

  private static final String WITH_CHECKPOINTS = OLD_JOBS.formatted(
      "exists (select 1 from job_checkpoint c where c.job_id = j.id)");

  private final JdbcClient jdbc;
  private final CheckpointFolder folder;

  JdbcRetentionStore(JdbcClient jdbc, CheckpointFolder folder) {
    this.jdbc = jdbc;
    this.folder = folder;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> withMetrics(Instant endedBefore, int limit) {
    return old(WITH_METRICS, endedBefore, limit);
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> withCheckpoints(Instant endedBefore, int limit) {
    return old(WITH_CHECKPOINTS, endedBefore, limit);
  }

  private List<String> old(String query, Instant endedBefore, int limit) {
    return jdbc.sql(query)
        .param("before", Times.write(endedBefore))
        .param("ended", ENDED)
        .param("limit", limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  @Override
  public boolean deleteSomeMetrics(String jobId, Instant at) {
    if (!mark("metrics_deleted_at", jobId, at)) {
      return false;
    }
    Optional<Integer> step = jdbc
        .sql("select step from job_metric where job_id = :job order by job_id, step limit 1 offset :points")
        .param("job", jobId)
        .param("points", POINTS_AT_ONCE)
        .query(Integer.class)
        .optional();
    if (step.isPresent()) {
      jdbc.sql("delete from job_metric where job_id = :job and step <= :step")
          .param("job", jobId)
          .param("step", step.get())
          .update();
      return true;
    }
    jdbc.sql("delete from job_metric where job_id = :job").param("job", jobId).update();
    jdbc.sql("delete from job_diagnostics where job_id = :job").param("job", jobId).update();
    return false;
  }

  @Override
  public void deleteCheckpoints(String jobId, Instant at) {
    if (!mark("checkpoints_deleted_at", jobId, at)) {
      return;
    }
    List<String> files = jdbc.sql("select file from job_checkpoint where job_id = :job and file is not null")
        .param("job", jobId)
        .query((row, number) -> row.getString("file"))
        .list();
    jdbc.sql("delete from job_checkpoint where job_id = :job").param("job", jobId).update(); // their chunks go with them
    files.forEach(folder::deleteAfterCommit);
  }

  /** @return whether there is such a job, and it is over: also its sweep is, and nobody evaluates it */
  private boolean mark(String column, String jobId, Instant at) {
    return jdbc.sql("""
        update job set version = version + case when %1$s is null then 1 else 0 end, %1$s = coalesce(%1$s, :at)
        where id = :job and state in (:ended)
          and not exists (select 1 from sweep s where s.id = job.sweep_id and s.finished_at is null)
          and not exists (select 1 from evaluation e where e.job_id = job.id and e.finished_at is null)
        """.formatted(column))
        .param("job", jobId)
        .param("at", Times.write(at))
        .param("ended", ENDED)
        .update() > 0;
  }
}
