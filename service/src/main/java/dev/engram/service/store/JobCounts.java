package dev.engram.service.store;

import dev.engram.api.JobState;
import dev.engram.service.job.JobStore.QueueState;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many jobs there are of which kind, and in which order those come that wait. */
@Component
class JobCounts {

  private final JdbcClient jdbc;

  JobCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  OptionalInt queuedAhead(String id, Instant turn, int limit) {
    int ahead = jdbc.sql("""
        select count(*) from (
          select id from job where state = 'QUEUED' and turn <= :turn and (turn < :turn or id < :id)
          order by state, turn, id limit :limit) ahead
        """)
        .param("turn", Times.write(turn))
        .param("id", id)
        .param("limit", limit)
        .query(Integer.class)
        .single();
    return ahead < limit ? OptionalInt.of(ahead) : OptionalInt.empty();
  }

  List<String> queuedFirst(int limit) {
    return jdbc.sql("select id from job where state = 'QUEUED' order by state, turn, id limit :limit")
        .param("limit", limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  int queued(int limit) {
    return jdbc.sql("select count(*) from (select id from job where state = 'QUEUED' limit :limit) queued")
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  int of(String owner, Collection<JobState> states, String butNotIn, int limit) {
    return jdbc.sql("""
        select count(*) from (
          select id from job where owner = :owner and state in (:states) and execution_id <> :butNotIn
          limit :limit) owned
        """)
        .param("owner", owner)
        .param("states", states.stream().map(JobState::name).toList())
        .param("butNotIn", butNotIn)
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  long stepsAhead(String owner) {
    long ofJobs = jdbc.sql("""
        select coalesce(sum(max_steps - step), 0) from job where owner = :owner and state not in (:ended)
        """).param("owner", owner).param("ended", JdbcJobStore.ENDED).query(Long.class).single();
    long ofSweeps = jdbc.sql("""
        select coalesce(sum(s.max_steps), 0) from sweep w join sweep_job s on s.sweep_id = w.id
        where w.owner = :owner and w.finished_at is null and s.job_id is null
        """).param("owner", owner).query(Long.class).single();
    return ofJobs + ofSweeps;
  }

  Map<JobState, Long> byState() {
    Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    jdbc.sql("select state, count(*) as jobs from job group by state").query(row -> {
      counts.put(JobState.valueOf(row.getString("state")), row.getLong("jobs"));
    });
    return counts;
  }

  QueueState queue() {
    return jdbc.sql("select count(*) as depth, min(created_at) as oldest from job where state = 'QUEUED'")
        .query((row, number) -> new QueueState(row.getLong("depth"),
            Optional.ofNullable(Times.readIfPresent(row, "oldest"))))
        .single();
  }
}
