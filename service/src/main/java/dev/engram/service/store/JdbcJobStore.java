package dev.engram.service.store;

import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Jobs in SQL. */
@Repository
@Transactional
class JdbcJobStore implements JobStore {

  private static final List<String> ENDED = Stream.of(JobState.values())
      .filter(JobState::terminal)
      .map(JobState::name)
      .toList();

  private final JdbcClient jdbc;
  private final JobRows rows;
  private final JobEvents events;
  private final JobMetrics metrics;
  private final Json json;

  JdbcJobStore(JdbcClient jdbc, JobRows rows, JobEvents events, JobMetrics metrics, Json json) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.events = events;
    this.metrics = metrics;
    this.json = json;
  }

  @Override
  public void insert(String id, JobSpec spec, Instant createdAt) {
    jdbc.sql("""
        insert into job (id, state, spec, cell, priority, attempt, restarts, version, step, created_at, running_millis)
        values (:id, 'QUEUED', :spec, :cell, :priority, 0, 0, 1, 0, :createdAt, 0)
        """)
        .param("id", id)
        .param("spec", json.write(spec))
        .param("cell", Objects.requireNonNull(spec.cell()).type())
        .param("priority", spec.priority())
        .param("createdAt", Times.write(createdAt))
        .update();
    Map<String, String> labels = spec.labels() == null ? Map.of() : spec.labels();
    labels.forEach((key, value) -> jdbc.sql("insert into job_label values (:id, :key, :value)")
        .param("id", id)
        .param("key", key)
        .param("value", value)
        .update());
    events.stateChanged(id, new StateChange(JobState.QUEUED, createdAt, null));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredJob> find(String id) {
    return jdbc.sql("select * from job where id = :id").param("id", id).query(rows).optional();
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredJob> list(JobQuery query) {
    List<String> conditions = new ArrayList<>();
    Map<String, @Nullable Object> parameters = new HashMap<>();
    if (query.state() != null) {
      conditions.add("state = :state");
      parameters.put("state", query.state().name());
    }
    if (query.sweepId() != null) {
      conditions.add("sweep_id = :sweepId");
      parameters.put("sweepId", query.sweepId());
    }
    if (query.cell() != null) {
      conditions.add("cell = :cell");
      parameters.put("cell", query.cell());
    }
    if (query.label() != null) {
      conditions.add("id in (select job_id from job_label where label_key = :labelKey and label_value = :labelValue)");
      parameters.put("labelKey", query.label().key());
      parameters.put("labelValue", query.label().value());
    }
    if (query.before() != null) {
      conditions.add("id < :before");
      parameters.put("before", query.before());
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return jdbc.sql("select * from job" + where + " order by id desc limit " + query.limit())
        .params(parameters)
        .query(rows)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<StateChange>> histories(Collection<String> ids) {
    return events.histories(ids);
  }

  @Override
  @Transactional(readOnly = true)
  public int queuedAhead(StoredJob job) {
    return jdbc.sql("""
        select count(*) from job
        where state = 'QUEUED' and (priority > :priority or (priority = :priority and id < :id))
        """)
        .param("priority", job.spec().priority())
        .param("id", job.id())
        .query(Integer.class)
        .single();
  }

  @Override
  public boolean apply(String id, Transition transition, Instant at) {
    Transition.Claim claim = transition.claim();
    Transition.Ending ending = transition.ending();
    JobState to = transition.to();
    int updated = jdbc.sql("""
        update job set state = :to, version = version + 1, attempt = attempt + :attempts,
          phase = case when :to = 'CANCELLING' then phase else :phase end,
          started_at = coalesce(started_at, :startedAt),
          finished_at = :finishedAt,
          device = coalesce(:device, device),
          fingerprint = coalesce(:fingerprint, fingerprint),
          stop_reason = :stopReason,
          error = :error,
          result = :result
        where id = :id and state = :from and (cast(:attempt as integer) is null or attempt = :attempt)
        """)
        .param("id", id)
        .param("from", transition.from().name())
        .param("to", to.name())
        .param("attempt", transition.attempt())
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
  public boolean deleteEnded(String id) {
    return jdbc.sql("delete from job where id = :id and state in (:ended)")
        .param("id", id)
        .param("ended", ENDED)
        .update() > 0; // its labels, events and metrics go with it
  }

  @Override
  public void countRestart(String id) {
    jdbc.sql("update job set restarts = restarts + 1, version = version + 1 where id = :id").param("id", id).update();
  }

  @Override
  public Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points) {
    int updated = jdbc.sql("""
        update job set version = version + 1, phase = :phase, step = :step, steps_per_second = :stepsPerSecond,
          latest = :latest, best = :best, steps_to_solve = :stepsToSolve, running_millis = :runningMillis
        where id = :id and attempt = :attempt and state in ('RUNNING', 'CANCELLING')
        """)
        .param("id", id)
        .param("attempt", attempt)
        .param("phase", progress.phase().name())
        .param("step", progress.step())
        .param("stepsPerSecond", progress.stepsPerSecond())
        .param("latest", json.writeIfPresent(progress.latest()))
        .param("best", json.writeIfPresent(progress.best()))
        .param("stepsToSolve", progress.stepsToSolve())
        .param("runningMillis", progress.runningMillis())
        .update();
    if (updated == 0) {
      return Optional.empty();
    }
    metrics.put(id, points);
    return jdbc.sql("select state from job where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(JobState::valueOf);
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
  public List<StoredJob> trainedOn(String device, int limit) {
    return jdbc.sql("""
        select * from job where device = :device and steps_per_second is not null order by id desc limit :limit
        """)
        .param("device", device)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public QueueState queue() {
    return jdbc.sql("select count(*) as depth, min(created_at) as oldest from job where state = 'QUEUED'")
        .query((row, number) -> new QueueState(row.getLong("depth"),
            Optional.ofNullable(Times.readIfPresent(row, "oldest"))))
        .single();
  }
}
