package dev.engram.service.store;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.api.StateChange;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import dev.engram.service.job.JsonNames;
import dev.engram.service.job.LogLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code job_event}. Whoever writes an event of a job has locked the job's row. */
@Component
final class JobEvents {

  private static final String STATE = JsonNames.of(EventType.STATE);

  private final JdbcClient jdbc;
  private final Json json;
  private final OpenWrites writes;

  JobEvents(JdbcClient jdbc, Json json, OpenWrites writes) {
    this.jdbc = jdbc;
    this.json = json;
    this.writes = writes;
  }

  void stateChanged(String jobId, StateChange change) {
    add(jobId, STATE, change.at(), change);
  }

  void checkpointTaken(String jobId, StoredCheckpoint checkpoint) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", checkpoint.step());
    data.put("bytes", checkpoint.bytes());
    data.put("sha256", checkpoint.sha256());
    add(jobId, JsonNames.of(EventType.CHECKPOINT), checkpoint.createdAt(), data);
  }

  void logged(String jobId, LogLine line, Instant at) {
    jdbc.sql("select id from job where id = :jobId for update").param("jobId", jobId).query(String.class).optional();
    add(jobId, JsonNames.of(EventType.LOG), at, line);
  }

  private void add(String jobId, String type, Instant at, Object data) {
    writes.write();
    jdbc.sql("""
        insert into job_event (job_id, sweep_id, happened_at, type, data)
        select id, sweep_id, :at, :type, :data from job where id = :jobId
        """)
        .param("jobId", jobId)
        .param("at", Times.write(at))
        .param("type", type)
        .param("data", json.write(data))
        .update();
  }

  Map<String, List<StateChange>> histories(Collection<String> jobIds) {
    Map<String, List<StateChange>> histories = new LinkedHashMap<>();
    jobIds.forEach(id -> histories.put(id, new ArrayList<>()));
    if (jobIds.isEmpty()) {
      return histories;
    }
    // in the order of the index: for that of the ids alone H2 reads the events of all jobs
    jdbc.sql("select job_id, data from job_event where job_id = any(:ids) and type = :type order by job_id, id")
        .param("ids", jobIds.toArray(String[]::new))
        .param("type", STATE)
        .query(row -> {
          histories.computeIfAbsent(row.getString("job_id"), id -> new ArrayList<>())
              .add(json.read(row.getString("data"), StateChange.class));
        });
    return histories;
  }

  List<Event> ofJob(String jobId, long after, int limit) {
    return jdbc.sql("select * from job_event where job_id = :job and id > :after order by job_id, id limit :limit")
        .param("job", jobId)
        .param("after", after)
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  List<Event> latestOfJob(String jobId, int limit) {
    return jdbc.sql("select * from job_event where job_id = :job order by job_id desc, id desc limit :limit")
        .param("job", jobId)
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  /** @param last none after this one */
  List<Event> ofSweep(String sweepId, long after, long last, int limit) {
    return jdbc.sql("""
        select * from job_event where sweep_id = :sweep and id > :after and id <= :last order by sweep_id, id
        limit :limit
        """)
        .param("sweep", sweepId)
        .param("after", after)
        .param("last", last)
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  long newestOfJob(String jobId) {
    return jdbc.sql("select id from job_event where job_id = :job order by job_id desc, id desc limit 1")
        .param("job", jobId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** @param last of those up to this one */
  long newestOfSweep(String sweepId, long last) {
    return jdbc.sql("""
        select id from job_event where sweep_id = :sweep and id <= :last order by sweep_id desc, id desc limit 1
        """).param("sweep", sweepId).param("last", last).query(Long.class).optional().orElse(0L);
  }

  private Event event(ResultSet row, int number) throws SQLException {
    return new Event(row.getLong("id"), Times.read(row, "happened_at"), row.getString("job_id"),
        JsonNames.find(row.getString("type"), EventType.class), json.readFields(row.getString("data")));
  }

  /** The greatest id of all, or 0. */
  long newest() {
    return jdbc.sql("select coalesce(max(id), 0) from job_event").query(Long.class).single();
  }
}
