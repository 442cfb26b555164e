package dev.engram.service.store;

import dev.engram.api.Diagnostics;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code job_diagnostics}. */
@Component
final class JobDiagnostics {

  private final JdbcClient jdbc;
  private final Json json;

  JobDiagnostics(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Writes the looks in the place of any that stand at their steps. */
  void put(String jobId, List<Diagnostics> looks) {
    for (Diagnostics look : looks) {
      jdbc.sql("delete from job_diagnostics where job_id = :jobId and step = :step")
          .param("jobId", jobId)
          .param("step", look.step())
          .update();
      jdbc.sql("insert into job_diagnostics (job_id, step, document) values (:jobId, :step, :document)")
          .param("jobId", jobId)
          .param("step", look.step())
          .param("document", json.write(look))
          .update();
    }
  }

  void forgetAfter(String jobId, int step) {
    jdbc.sql("delete from job_diagnostics where job_id = :jobId and step > :step")
        .param("jobId", jobId)
        .param("step", step)
        .update();
  }

  List<Diagnostics> read(String jobId, int afterStep, int limit) {
    return jdbc.sql("""
        select document from job_diagnostics where job_id = :jobId and step > :afterStep
        order by job_id, step limit :limit
        """)
        .param("jobId", jobId)
        .param("afterStep", afterStep)
        .param("limit", limit)
        .query((row, number) -> json.read(row.getString("document"), Diagnostics.class))
        .list();
  }

  OptionalInt newestStep(String jobId) {
    return jdbc.sql("select step from job_diagnostics where job_id = :jobId order by job_id desc, step desc limit 1")
        .param("jobId", jobId)
        .query(Integer.class)
        .optional()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }
}
