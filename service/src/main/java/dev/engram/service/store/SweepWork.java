package dev.engram.service.store;

import dev.engram.service.sweep.WorkOfShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the jobs of a sweep have trained and have left, summed up in the database: there may be thousands. */
@Component
final class SweepWork {

  /**
   * A pack's time is told by the one that was in it longest, and is shared out by steps. What was put into the queue again
   * is in another execution than the one that its time is of, and is gone by only where nothing else was measured. Of a
   * query of all jobs of a sweep: a condition that leaves out some shares their time out among the others.
   */
  static final String SLOT_MILLIS = """
      coalesce(max(j.running_millis) over (partition by j.execution_id) * cast(j.step as double precision)
        / nullif(sum(j.step) over (partition by j.execution_id), 0), 0)""";

  private static final String SQL = """
      select min(number) as sample, part, cell, variant, length, max_steps, fate, open_step, count(*) as jobs,
        sum(step) as steps, sum(slot_millis) as slot_millis,
        sum(first_step) as first_steps, sum(case when first_step > 0 then slot_millis else 0 end) as first_millis
      from (
        select s.number, s.part, s.cell, s.variant, s.length, s.max_steps, coalesce(j.step, 0) as step,
          case when j.state in ('SUCCEEDED', 'STOPPED', 'FAILED') then 'ENDED'
            when j.state = 'CANCELLED' or j.state is null and s.job_id is not null then 'GONE'
            else 'OPEN' end as fate,
          case when j.state in ('SUCCEEDED', 'STOPPED', 'FAILED', 'CANCELLED') then 0 else coalesce(j.step, 0)
            end as open_step,
          case when j.attempt = 1 and j.state <> 'QUEUED' then j.step else 0 end as first_step,
          %s as slot_millis
        from sweep_job s left join job j on j.id = s.job_id where s.sweep_id = :id) jobs
      group by part, cell, variant, length, max_steps, fate, open_step
      order by sample
      """.formatted(SLOT_MILLIS);

  private record Shape(String part, String cell, String variant, int length, int maxSteps) {}

  private final JdbcClient jdbc;

  SweepWork(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<WorkOfShape> of(String sweepId) {
    Map<Shape, Sum> shapes = new LinkedHashMap<>();
    jdbc.sql(SQL).param("id", sweepId).query(row -> {
      Shape shape = new Shape(row.getString("part"), row.getString("cell"), row.getString("variant"),
          row.getInt("length"), row.getInt("max_steps"));
      int sample = row.getInt("sample");
      shapes.computeIfAbsent(shape, one -> new Sum(sample)).add(row);
    });
    return shapes.entrySet().stream().map(entry -> entry.getValue().work(entry.getKey().maxSteps())).toList();
  }

  /** Of the rows of a shape. */
  private static final class Sum {

    private final int sample;
    private final Map<Integer, Integer> open = new HashMap<>();
    private int ended;
    private long stepsOfEnded;
    private long steps;
    private double slotMillis;
    private long firstSteps;
    private double firstMillis;

    Sum(int sample) {
      this.sample = sample;
    }

    void add(ResultSet row) throws SQLException {
      int jobs = row.getInt("jobs");
      switch (row.getString("fate")) {
        case "OPEN" -> open.merge(row.getInt("open_step"), jobs, Integer::sum);
        case "ENDED" -> {
          ended += jobs;
          stepsOfEnded += row.getLong("steps");
        }
        default -> { // cancelled or deleted: what it has trained tells of its speed alone
        }
      }
      steps += row.getLong("steps");
      slotMillis += row.getDouble("slot_millis");
      firstSteps += row.getLong("first_steps");
      firstMillis += row.getDouble("first_millis");
    }

    WorkOfShape work(int maxSteps) {
      boolean first = firstSteps > 0;
      return new WorkOfShape(sample, maxSteps, ended, stepsOfEnded, open, first ? firstSteps : steps,
          (first ? firstMillis : slotMillis) / 1000);
    }
  }
}
