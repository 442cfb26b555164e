package dev.engram.service.store;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.SweepSpec;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob;
import dev.engram.service.sweep.PlannedJob.Role;
import dev.engram.service.sweep.StoredSweep;
import dev.engram.service.sweep.StoredSweep.Intent;
import dev.engram.service.sweep.SweepPlan;
import dev.engram.service.sweep.SweepStatus;
import dev.engram.service.sweep.SweepStore;
import dev.engram.service.sweep.WorkOfShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sweeps in SQL. */
@Repository
@Transactional
class JdbcSweepStore implements SweepStore {

  private static final String JOBS = """
      select s.*, j.state, j.result, j.latest, j.best, j.error, %s as slot_millis
      from sweep_job s left join job j on j.id = s.job_id
      where s.sweep_id = :id""";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Json json;
  private final SweepWork work;

  JdbcSweepStore(JdbcClient jdbc, JdbcTemplate batches, Json json, SweepWork work) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.work = work;
  }

  @Override
  public void insert(String id, String owner, SweepPlan plan, Instant at) {
    jdbc.sql("""
        insert into sweep (id, owner, name, spec, intent, version, created_at)
        values (:id, :owner, :name, :spec, 'RUN', 1, :at)
        """)
        .param("id", id)
        .param("owner", owner)
        .param("name", plan.spec().name())
        .param("spec", json.write(plan.spec()))
        .param("at", Times.write(at))
        .update();
    insertJobs(id, plan.jobs(), 0);
  }

  @Override
  public void extend(String id, SweepSpec spec, List<PlannedJob> added, Map<Integer, PlannedJob> relabelled) {
    int next = jdbc.sql("select coalesce(max(number) + 1, 0) from sweep_job where sweep_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
    batches.batchUpdate("update sweep_job set point = ?, variant = ? where sweep_id = ? and number = ?",
        relabelled.entrySet(), 1000, (row, entry) -> {
          row.setInt(1, entry.getValue().point());
          row.setString(2, entry.getValue().variant());
          row.setString(3, id);
          row.setInt(4, entry.getKey());
        });
    insertJobs(id, added, next);
    jdbc.sql("""
        update sweep set spec = :spec, intent = 'RUN', finished_at = null, version = version + 1 where id = :id
        """).param("spec", json.write(spec)).param("id", id).update();
  }

  private void insertJobs(String id, List<PlannedJob> jobs, int first) {
    batches.batchUpdate("""
        insert into sweep_job (sweep_id, number, part, point, role, cell, variant, length, max_steps, spec)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, IntStream.range(0, jobs.size()).boxed().toList(), 1000, (row, index) -> {
      PlannedJob job = jobs.get(index);
      row.setString(1, id);
      row.setInt(2, first + index);
      row.setString(3, job.part());
      row.setInt(4, job.point());
      row.setString(5, job.role().name());
      row.setString(6, job.cell());
      row.setString(7, job.variant());
      row.setInt(8, job.length());
      row.setInt(9, Objects.requireNonNull(job.spec().maxSteps()));
      row.setString(10, json.write(job.spec()));
    });
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredSweep> find(String id) {
    return jdbc.sql("select * from sweep where id = :id").param("id", id).query(this::sweep).optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> owner(String id) {
    return jdbc.sql("select owner from sweep where id = :id").param("id", id).query(String.class).optional();
  }

  @Override
  public Optional<StoredSweep> lock(String id) {
    return jdbc.sql("select * from sweep where id = :id for update").param("id", id).query(this::sweep).optional();
  }

  private StoredSweep sweep(ResultSet row, int number) throws SQLException {
    return new StoredSweep(row.getString("id"), row.getString("owner"), row.getString("name"),
        json.read(row.getString("spec"), SweepSpec.class),
        Intent.valueOf(row.getString("intent")), row.getLong("version"), Times.read(row, "created_at"),
        Times.readIfPresent(row, "finished_at"));
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredSweep> list(@Nullable String owner, @Nullable String before, int limit) {
    return jdbc.sql("""
        select * from sweep where (cast(:before as varchar) is null or id < :before)
          and (cast(:owner as varchar) is null or owner = :owner) order by id desc limit :limit
        """).param("owner", owner).param("before", before).param("limit", limit).query(this::sweep).list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> unfinished() {
    return jdbc.sql("select id from sweep where finished_at is null order by id")
        .query((row, number) -> row.getString(1))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public SweepStatus status(String id) {
    List<Group> groups = jdbc.sql("""
        select state, waiting, undecided, count(*) as jobs, sum(max_steps) as steps, sum(step) as trained
        from (
          select j.state, case when s.job_id is null then 1 else 0 end as waiting,
            case when s.role = 'UNDECIDED' then 1 else 0 end as undecided, s.max_steps, coalesce(j.step, 0) as step
          from sweep_job s left join job j on j.id = s.job_id where s.sweep_id = :id) jobs
        group by state, waiting, undecided
        """).param("id", id).query(JdbcSweepStore::group).list();
    Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
    groups.stream()
        .filter(group -> group.state() != null)
        .forEach(group -> counts.merge(Objects.requireNonNull(group.state()), group.jobs(), Integer::sum));
    return new SweepStatus(counts, jobs(groups, Group::waiting), jobs(groups, Group::isUndecided),
        jobs(groups, group -> group.state() == null && !group.waiting()),
        groups.stream().mapToLong(Group::steps).sum(), groups.stream().mapToLong(Group::stepsDone).sum());
  }

  /** Jobs of a sweep that stand alike. */
  private record Group(@Nullable JobState state, boolean waiting, boolean undecided, int jobs, long steps,
      long trained) {

    boolean isUndecided() {
      return waiting && undecided;
    }

    /** A job that has ended has done all of its own. */
    long stepsDone() {
      return state != null && state.terminal() ? steps : trained;
    }
  }

  private static Group group(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    return new Group(state == null ? null : JobState.valueOf(state), row.getInt("waiting") == 1,
        row.getInt("undecided") == 1, row.getInt("jobs"), row.getLong("steps"), row.getLong("trained"));
  }

  private static int jobs(List<Group> groups, Predicate<Group> which) {
    return groups.stream().filter(which).mapToInt(Group::jobs).sum();
  }

  @Override
  @Transactional(readOnly = true)
  public List<WorkOfShape> work(String id) {
    return work.of(id);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Integer, JobSpec> specs(String id, Collection<Integer> numbers) {
    Map<Integer, JobSpec> specs = new HashMap<>();
    jdbc.sql("select number, spec from sweep_job where sweep_id = :id and number in (:numbers)")
        .param("id", id)
        .param("numbers", numbers)
        .query(row -> {
          specs.put(row.getInt("number"), StoredSpec.read(json, row.getString("spec")));
        });
    return specs;
  }

  @Override
  @Transactional(readOnly = true)
  public List<JobOfSweep> jobs(String id) {
    return jdbc.sql(JOBS.formatted(SweepWork.SLOT_MILLIS) + " order by s.number")
        .param("id", id)
        .query(this::job)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<JobOfSweep> next(String id, int limit) {
    return jdbc
        .sql(JOBS.formatted("0") + " and s.job_id is null and s.role <> 'UNDECIDED' order by s.number limit :limit")
        .param("id", id)
        .param("limit", limit)
        .query(this::job)
        .list();
  }

  private JobOfSweep job(ResultSet row, int number) throws SQLException {
    PlannedJob planned = new PlannedJob(row.getString("part"), row.getInt("point"), Role.valueOf(row.getString("role")),
        row.getString("cell"), row.getString("variant"), row.getInt("length"),
        StoredSpec.read(json, row.getString("spec")));
    String state = row.getString("state");
    return new JobOfSweep(row.getInt("number"), planned, row.getString("job_id"),
        state == null ? null : JobState.valueOf(state), json.readIfPresent(row.getString("result"), JobResult.class),
        json.readIfPresent(row.getString("latest"), EvaluationPoint.class),
        json.readIfPresent(row.getString("best"), EvaluationPoint.class),
        json.readIfPresent(row.getString("error"), JobError.class), row.getDouble("slot_millis") / 1000);
  }

  @Override
  public void decide(String id, int number, JobSpec spec) {
    jdbc.sql("""
        update sweep_job set role = 'REPORTED', spec = :spec where sweep_id = :id and number = :number
        """).param("spec", json.write(spec)).param("id", id).param("number", number).update();
  }

  @Override
  public void started(String id, int number, String jobId) {
    jdbc.sql("update sweep_job set job_id = :job where sweep_id = :id and number = :number")
        .param("job", jobId)
        .param("id", id)
        .param("number", number)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> inState(String id, Collection<JobState> states, int limit) {
    return jdbc.sql("""
        select j.id from sweep_job s join job j on j.id = s.job_id
        where s.sweep_id = :id and j.state in (:states) order by s.number limit :limit
        """)
        .param("id", id)
        .param("states", states.stream().map(JobState::name).toList())
        .param("limit", limit)
        .query((row, number) -> row.getString(1))
        .list();
  }

  @Override
  public void restart(String id, Collection<Integer> numbers) {
    batches.batchUpdate("update sweep_job set job_id = null where sweep_id = ? and number = ?", numbers, 1000,
        (row, number) -> {
          row.setString(1, id);
          row.setInt(2, number);
        });
  }

  @Override
  public void intend(String id, Intent intent) {
    jdbc.sql("update sweep set intent = :intent, finished_at = null, version = version + 1 where id = :id")
        .param("intent", intent.name())
        .param("id", id)
        .update();
  }

  @Override
  public void finish(String id, Instant at) {
    jdbc.sql("update sweep set finished_at = :at, version = version + 1 where id = :id")
        .param("at", Times.write(at))
        .param("id", id)
        .update();
  }

  @Override
  public void delete(String id) {
    jdbc.sql("delete from sweep where id = :id").param("id", id).update();
  }
}
