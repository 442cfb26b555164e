package dev.engram.service.store;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationState;
import dev.engram.service.cell.EvaluationStore;
import dev.engram.service.job.AccuracyInterval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code evaluation}. */
@Repository
class JdbcEvaluationStore implements EvaluationStore {

  private static final String OPEN = "state in ('QUEUED', 'RUNNING')";

  private final JdbcClient jdbc;

  JdbcEvaluationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void insert(Evaluation evaluation) {
    jdbc.sql("""
        insert into evaluation (id, job_id, state, length, sample_size, created_at)
        values (:id, :jobId, :state, :length, :sampleSize, :createdAt)
        """)
        .param("id", evaluation.id())
        .param("jobId", evaluation.jobId())
        .param("state", evaluation.state().name())
        .param("length", evaluation.length())
        .param("sampleSize", evaluation.sampleSize())
        .param("createdAt", Times.write(evaluation.createdAt()))
        .update();
  }

  @Override
  public Optional<Evaluation> find(String id) {
    return jdbc.sql("select * from evaluation where id = :id").param("id", id).query(this::evaluation).optional();
  }

  @Override
  public List<Evaluation> list(String jobId, @Nullable String before, int limit) {
    return jdbc.sql("select * from evaluation where job_id = :jobId" + (before == null ? "" : " and id < :before")
        + " order by job_id desc, id desc limit :limit")
        .param("jobId", jobId)
        .param("before", before)
        .param("limit", limit)
        .query(this::evaluation)
        .list();
  }

  @Override
  public Map<EvaluationState, Long> countOpen() {
    Map<EvaluationState, Long> counts = new EnumMap<>(EvaluationState.class);
    jdbc.sql("select state, count(*) as evaluations from evaluation where " + OPEN + " group by state").query(row -> {
      counts.put(EvaluationState.valueOf(row.getString("state")), row.getLong("evaluations"));
    });
    return counts;
  }

  @Override
  public int countOpen(String owner) {
    return jdbc.sql("""
        select count(*) from evaluation e join job j on j.id = e.job_id where j.owner = :owner and e.finished_at is null
        """).param("owner", owner).query(Integer.class).single();
  }

  @Override
  public boolean begin(String id) {
    return jdbc.sql("update evaluation set state = 'RUNNING' where id = :id and " + OPEN).param("id", id).update() == 1;
  }

  @Override
  public void succeed(String id, int step, double accuracy, @Nullable Double loss, Instant at) {
    jdbc.sql("""
        update evaluation set state = 'SUCCEEDED', step = :step, accuracy = :accuracy, loss = :loss, finished_at = :at
        where id = :id and """ + " " + OPEN)
        .param("id", id)
        .param("step", step)
        .param("accuracy", accuracy)
        .param("loss", loss)
        .param("at", Times.write(at))
        .update();
  }

  @Override
  public void fail(String id, String error, Instant at) {
    jdbc.sql("update evaluation set state = 'FAILED', error = :error, finished_at = :at where id = :id and " + OPEN)
        .param("id", id)
        .param("error", error)
        .param("at", Times.write(at))
        .update();
  }

  private Evaluation evaluation(ResultSet row, int number) throws SQLException {
    EvaluationState state = EvaluationState.valueOf(row.getString("state"));
    int sampleSize = row.getInt("sample_size");
    Double accuracy = row.getObject("accuracy", Double.class);
    return new Evaluation(row.getString("id"), row.getString("job_id"), state, state.terminal(), row.getInt("length"),
        sampleSize, row.getObject("step", Integer.class), accuracy,
        accuracy == null ? null : AccuracyInterval.of(accuracy, sampleSize), row.getObject("loss", Double.class),
        row.getString("error"), Times.read(row, "created_at"), Times.readIfPresent(row, "finished_at"));
  }
}
