package dev.engram.service.store;

import dev.engram.api.StateChange;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code job_event}. */
@Component
final class JobEvents {

  private static final String STATE = "state";

  private final JdbcClient jdbc;
  private final Json json;

  JobEvents(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void stateChanged(String jobId, StateChange change) {
    add(jobId, STATE, change.at(), change);
  }

  void checkpointTaken(String jobId, StoredCheckpoint checkpoint) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", checkpoint.step());
    data.put("bytes", checkpoint.bytes());
    data.put("sha256", checkpoint.sha256());
    add(jobId, "checkpoint", checkpoint.createdAt(), data);
  }

  private void add(String jobId, String type, Instant at, Object data) {
    jdbc.sql("insert into job_event (job_id, happened_at, type, data) values (:jobId, :at, :type, :data)")
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
    jdbc.sql("select job_id, data from job_event where job_id in (:ids) and type = :type order by id")
        .param("ids", jobIds)
        .param("type", STATE)
        .query(row -> {
          histories.computeIfAbsent(row.getString("job_id"), id -> new ArrayList<>())
              .add(json.read(row.getString("data"), StateChange.class));
        });
    return histories;
  }
}
