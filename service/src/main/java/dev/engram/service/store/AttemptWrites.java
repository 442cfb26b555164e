package dev.engram.service.store;

import dev.engram.api.Diagnostics;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobState;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.ProgressUpdate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the attempt that runs a job writes of it, in the caller's transaction. */
@Component
final class AttemptWrites {

  /** The fence of a worker's writes: only the attempt that runs the job may make them. */
  static final String OWNED = "attempt = :attempt and state in ('RUNNING', 'PAUSING', 'CANCELLING')";

  private final JdbcClient jdbc;
  private final JobMetrics metrics;
  private final JobDiagnostics diagnostics;
  private final Json json;

  AttemptWrites(JdbcClient jdbc, JobMetrics metrics, JobDiagnostics diagnostics, Json json) {
    this.jdbc = jdbc;
    this.metrics = metrics;
    this.diagnostics = diagnostics;
    this.json = json;
  }

  /** @return the job's state; empty where the job belongs to another attempt, and then nothing was written */
  Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points,
      List<Diagnostics> looks) {
    int updated = jdbc.sql("""
        update job set version = version + 1, phase = :phase, step = :step, steps_per_second = :stepsPerSecond,
          latest = :latest, best = :best, steps_to_solve = :stepsToSolve, running_millis = :runningMillis
        where id = :id and""" + " " + OWNED)
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
    diagnostics.put(id, looks);
    return jdbc.sql("select state from job where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(JobState::valueOf);
  }

  /** @return whether the job still belongs to the attempt; else nothing was done */
  boolean rewind(String id, int attempt, int step, @Nullable EvaluationPoint latest, @Nullable EvaluationPoint best) {
    int updated = jdbc.sql("""
        update job set version = version + 1, step = :step, latest = :latest, best = :best,
          steps_to_solve = case when steps_to_solve <= :step then steps_to_solve end
        where id = :id and""" + " " + OWNED)
        .param("id", id)
        .param("attempt", attempt)
        .param("step", step)
        .param("latest", json.writeIfPresent(latest))
        .param("best", json.writeIfPresent(best))
        .update();
    if (updated == 0) {
      return false;
    }
    metrics.forgetAfter(id, step);
    diagnostics.forgetAfter(id, step);
    return true;
  }
}
