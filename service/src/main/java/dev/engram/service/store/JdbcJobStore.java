package dev.engram.service.store;

import dev.engram.api.Diagnostics;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.LogLine;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Jobs in SQL. */
@Repository
@Transactional
class JdbcJobStore implements JobStore {

  static final List<String> ENDED = Stream.of(JobState.values())
      .filter(JobState::terminal)
      .map(JobState::name)
      .toList();

  private final JdbcClient jdbc;
  private final JobRows rows;
  private final JobCounts counts;
  private final JobEvents events;
  private final JobMetrics metrics;
  private final JobDiagnostics diagnostics;
  private final AttemptWrites attempts;
  private final CheckpointFolder folder;
  private final Json json;

  JdbcJobStore(JdbcClient jdbc, JobRows rows, JobCounts counts, JobEvents events, JobMetrics metrics,
      JobDiagnostics diagnostics, AttemptWrites attempts, CheckpointFolder folder, Json json) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.counts = counts;
    this.events = events;
    this.metrics = metrics;
    this.diagnostics = diagnostics;
    this.attempts = attempts;
    this.folder = folder;
    this.json = json;
  }

  @Override
  public void insert(NewJob job) {
    JobSpec spec = job.spec();
    jdbc.sql(
        """
            insert into job (id, state, spec, cell, sweep_id, parent_job_id, attempt, restarts, version, step, created_at,
              running_millis, turn, execution_id, owner, max_steps)
            values (:id, 'QUEUED', :spec, :cell, :sweep, :parent, 0, 0, 1, :step, :createdAt, 0, :turn, :execution, :owner, :maxSteps)
            """)
        .param("id", job.id())
        .param("spec", json.write(spec))
        .param("cell", Objects.requireNonNull(spec.cell()).type())
        .param("sweep", job.sweepId())
        .param("parent", job.parentJobId())
        .param("step", job.step())
        .param("createdAt", Times.write(job.createdAt()))
        .param("turn", Times.write(job.turn()))
        .param("execution", job.executionId())
        .param("owner", job.owner())
        .param("maxSteps", spec.maxSteps())
        .update();
    Map<String, String> labels = spec.labels() == null ? Map.of() : spec.labels();
    labels.forEach((key, value) -> jdbc.sql("insert into job_label values (:id, :key, :value)")
        .param("id", job.id())
        .param("key", key)
        .param("value", value)
        .update());
    events.stateChanged(job.id(), new StateChange(JobState.QUEUED, job.createdAt(), null));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredJob> find(String id) {
    return jdbc.sql("select * from job where id = :id").param("id", id).query(rows).optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Standing> standing(String id) {
    return jdbc.sql("select version, state, turn from job where id = :id")
        .param("id", id)
        .query((row, number) -> new Standing(row.getLong("version"), JobState.valueOf(row.getString("state")),
            Times.read(row, "turn")))
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> owner(String id) {
    return jdbc.sql("select owner from job where id = :id").param("id", id).query(String.class).optional();
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredJob> list(JobQuery query) {
    JobSearch search = new JobSearch(query);
    return jdbc.sql(search.sql()).params(search.parameters()).query(rows).list();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<StateChange>> histories(Collection<String> ids) {
    return events.histories(ids);
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredJob> inExecution(String executionId) {
    return jdbc.sql("select * from job where execution_id = :execution order by id")
        .param("execution", executionId)
        .query(rows)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> executionsWithWorkers() {
    return jdbc.sql("select distinct execution_id from job where state in ('RUNNING', 'PAUSING', 'CANCELLING')")
        .query((row, number) -> row.getString("execution_id"))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public OptionalInt queuedAhead(String id, Instant turn, int limit) {
    return counts.queuedAhead(id, turn, limit);
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> queuedFirst(int limit) {
    return counts.queuedFirst(limit);
  }

  @Override
  @Transactional(readOnly = true)
  public int countOf(String owner, Collection<JobState> states, String butNotIn, int limit) {
    return counts.of(owner, states, butNotIn, limit);
  }

  @Override
  @Transactional(readOnly = true)
  public long stepsAhead(String owner) {
    return counts.stepsAhead(owner);
  }

  @Override
  @Transactional(readOnly = true)
  public int countQueued(int limit) {
    return counts.queued(limit);
  }

  @Override
  public boolean apply(String id, Transition transition, Instant at) {
    Transition.Claim claim = transition.claim();
    Transition.Ending ending = transition.ending();
    JobState to = transition.to();
    int updated = jdbc.sql("""
        update job set state = :to, version = version + 1, attempt = attempt + :attempts,
          phase = case when :to in ('PAUSING', 'CANCELLING') then phase else :phase end,
          execution_id = coalesce(:newExecution, execution_id),
          started_at = coalesce(started_at, :startedAt),
          finished_at = :finishedAt,
          device = coalesce(:device, device),
          fingerprint = coalesce(:fingerprint, fingerprint),
          stop_reason = :stopReason,
          error = :error,
          result = :result
        where id = :id and state = :from and (cast(:attempt as integer) is null or attempt = :attempt)
          and (cast(:execution as varchar) is null or execution_id = :execution)
        """)
        .param("id", id)
        .param("from", transition.from().name())
        .param("to", to.name())
        .param("attempt", transition.attempt())
        .param("newExecution", transition.executionId())
        .param("execution", claim == null ? null : claim.executionId())
        .param("attempts", to == JobState.RUNNING ? 1 : 0)
        .param("phase", to == JobState.RUNNING ? JobPhase.TRAINING.name() : null)
        .param("startedAt", to == JobState.RUNNING ? Times.write(at) : null)
        .param("finishedAt", to.terminal() ? Times.write(at) : null)
        .param("device", claim == null ? null : claim.device())
        .param("fingerprint", claim == null ? null : json.write(claim.fingerprint()))
        .param("stopReason", ending == null || ending.stopReason() == null ? null : ending.stopReason().name())
        .param("error", ending == null ? null : json.writeIfPresent(ending.error()))
        .param("result", ending == null ? null : json.writeIfPresent(ending.result()))
        .update();
    if (updated == 0) {
      return false;
    }
    events.stateChanged(id, new StateChange(to, at, message(transition)));
    return true;
  }

  private static @Nullable String message(Transition transition) {
    JobError error = transition.ending() == null ? null : transition.ending().error();
    return error == null ? transition.message() : error.message();
  }

  @Override
  public void log(String id, LogLine line, Instant at) {
    events.logged(id, line, at);
  }

  @Override
  public boolean deleteEnded(String id) {
    List<String> files = jdbc.sql("select file from job_checkpoint where job_id = :id and file is not null")
        .param("id", id)
        .query((row, number) -> row.getString("file"))
        .list();
    boolean deleted = jdbc.sql("delete from job where id = :id and state in (:ended)")
        .param("id", id)
        .param("ended", ENDED)
        .update() > 0; // its labels, events, metrics, looks and checkpoints go with it
    if (deleted) {
      files.forEach(folder::deleteAfterCommit);
    }
    return deleted;
  }

  @Override
  public void deleteEndedOf(String sweepId) {
    List<String> files = jdbc.sql("""
        select c.file from job_checkpoint c join job j on j.id = c.job_id
        where j.sweep_id = :sweep and j.state in (:ended) and c.file is not null
        """).param("sweep", sweepId).param("ended", ENDED).query((row, number) -> row.getString("file")).list();
    jdbc.sql("delete from job where sweep_id = :sweep and state in (:ended)")
        .param("sweep", sweepId)
        .param("ended", ENDED)
        .update();
    files.forEach(folder::deleteAfterCommit);
  }

  @Override
  public void countRestart(String id) {
    jdbc.sql("update job set restarts = restarts + 1, version = version + 1 where id = :id").param("id", id).update();
  }

  @Override
  public Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points,
      List<Diagnostics> looks) {
    return attempts.record(id, attempt, progress, points, looks);
  }

  @Override
  public boolean rewind(String id, int attempt, int step, @Nullable EvaluationPoint latest,
      @Nullable EvaluationPoint best) {
    return attempts.rewind(id, attempt, step, latest, best);
  }

  @Override
  @Transactional(readOnly = true)
  public List<MetricPoint> metrics(String id, Collection<MetricKey> keys, int fromStep, int toStep) {
    return metrics.read(id, keys, fromStep, toStep);
  }

  @Override
  @Transactional(readOnly = true)
  public int lastMetricStep(String id) {
    return metrics.lastStep(id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Diagnostics> looks(String id, int afterStep, int limit) {
    return diagnostics.read(id, afterStep, limit);
  }

  @Override
  @Transactional(readOnly = true)
  public OptionalInt newestLook(String id) {
    return diagnostics.newestStep(id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredJob> trainedOn(String device, int limit) {
    return jdbc.sql("""
        select * from job where device = :device and steps_per_second is not null order by device desc, id desc
        limit :limit
        """)
        .param("device", device)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<JobState, Long> countByState() {
    return counts.byState();
  }

  @Override
  @Transactional(readOnly = true)
  public QueueState queue() {
    return counts.queue();
  }
}
