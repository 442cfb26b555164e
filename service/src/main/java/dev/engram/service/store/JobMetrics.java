package dev.engram.service.store;

import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code job_metric}. */
@Component
final class JobMetrics {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JobMetrics(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Writes the points in the place of any that stand at their steps. */
  void put(String jobId, List<MetricPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    batches.batchUpdate("delete from job_metric where job_id = ? and metric_key = ? and step = ?", points,
        points.size(), (statement, point) -> {
          statement.setString(1, jobId);
          statement.setString(2, point.key().inJson());
          statement.setInt(3, point.step());
        });
    batches.batchUpdate("insert into job_metric (job_id, metric_key, step, metric_value) values (?, ?, ?, ?)", points,
        points.size(), (statement, point) -> {
          statement.setString(1, jobId);
          statement.setString(2, point.key().inJson());
          statement.setInt(3, point.step());
          statement.setDouble(4, point.value());
        });
  }

  void forgetAfter(String jobId, int step) {
    jdbc.sql("delete from job_metric where job_id = :jobId and step > :step")
        .param("jobId", jobId)
        .param("step", step)
        .update();
  }

  List<MetricPoint> read(String jobId, Collection<MetricKey> keys, int fromStep, int toStep) {
    return jdbc.sql("""
        select metric_key, step, metric_value from job_metric
        where job_id = :jobId and metric_key in (:keys) and step between :fromStep and :toStep
        """)
        .param("jobId", jobId)
        .param("keys", keys.stream().map(MetricKey::inJson).toList())
        .param("fromStep", fromStep)
        .param("toStep", toStep)
        .query((row, number) -> new MetricPoint(MetricKey.of(row.getString("metric_key")).orElseThrow(),
            row.getInt("step"), row.getDouble("metric_value")))
        .list()
        .stream()
        .sorted(Comparator.comparingInt(MetricPoint::step).thenComparing(MetricPoint::key))
        .toList();
  }

  int lastStep(String jobId) {
    return jdbc.sql("select step from job_metric where job_id = :jobId order by job_id desc, step desc limit 1")
        .param("jobId", jobId)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }
}
