package dev.engram.service.store;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import dev.engram.service.job.StoredJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of the table {@code job}. */
@Component
final class JobRows implements RowMapper<StoredJob> {

  private final Json json;

  JobRows(Json json) {
    this.json = json;
  }

  @Override
  public StoredJob mapRow(ResultSet row, int rowNumber) throws SQLException {
    return new StoredJob(
        row.getString("id"),
        JobState.valueOf(row.getString("state")),
        enumIfPresent(row.getString("phase"), JobPhase.class),
        enumIfPresent(row.getString("stop_reason"), StopReason.class),
        json.readIfPresent(row.getString("error"), JobError.class),
        StoredSpec.read(json, row.getString("spec")),
        row.getString("sweep_id"),
        row.getString("parent_job_id"),
        row.getInt("attempt"),
        row.getInt("restarts"),
        row.getLong("version"),
        row.getInt("step"),
        row.getObject("steps_per_second", Double.class),
        json.readIfPresent(row.getString("latest"), EvaluationPoint.class),
        json.readIfPresent(row.getString("best"), EvaluationPoint.class),
        row.getObject("steps_to_solve", Integer.class),
        json.readIfPresent(row.getString("result"), JobResult.class),
        row.getString("device"),
        json.readIfPresent(row.getString("fingerprint"), Fingerprint.class),
        Times.read(row, "created_at"),
        Times.readIfPresent(row, "started_at"),
        Times.readIfPresent(row, "finished_at"),
        row.getLong("running_millis"),
        Times.read(row, "turn"),
        row.getString("execution_id"),
        row.getString("owner"),
        Times.readIfPresent(row, "metrics_deleted_at"),
        Times.readIfPresent(row, "checkpoints_deleted_at"));
  }

  private static <E extends Enum<E>> @Nullable E enumIfPresent(@Nullable String name, Class<E> type) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
