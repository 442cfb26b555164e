package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobPhase;
import dev.engram.api.JobState;
import dev.engram.api.SweepSpec;
import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.job.CheckpointStore;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.RetentionStore;
import dev.engram.service.job.StoredJob;
import dev.engram.service.sweep.SweepPlan;
import dev.engram.service.sweep.SweepStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every database must do to forget what is large of old jobs, and to keep the rest. */
abstract class RetentionContract extends StoreContract {

  private static final Instant LATER = NOON.plusSeconds(60);
  private static final byte[] LARGE = new byte[5_000_000];

  @Autowired
  private RetentionStore retention;

  @Autowired
  private CheckpointStore checkpoints;

  @Autowired
  private CheckpointPlace place;

  @Autowired
  private SweepStore sweeps;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void forgetSweeps() {
    jdbc.sql("delete from sweep").update();
  }

  private void train(String id, int points) {
    start(id);
    store.record(id, 1, progress(JobPhase.TRAINING, points),
        IntStream.range(0, points).mapToObj(step -> loss(step, 0.5)).toList(), List.of());
    jdbc.sql("insert into job_diagnostics values (:id, 10, '{}')").param("id", id).update();
    StoredCheckpoint checkpoint = new StoredCheckpoint(10, NOON, 0.5, 0.25, 3, "0", CLAIM.fingerprint());
    checkpoints.save(id, 1, checkpoint, checkpoints.place(id, 1, 10, new byte[]{1, 2, 3}));
  }

  /** A job that ended at noon, with metrics, a look and a checkpoint. */
  private void ended(String id, int points) {
    insert(id);
    train(id, points);
    move(id, JobState.RUNNING, JobState.SUCCEEDED, 1);
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private List<String> old(Instant before) {
    List<String> found = retention.withMetrics(before, 10);
    assertThat(retention.withCheckpoints(before, 10)).isEqualTo(found);
    return found;
  }

  @Test
  void onlyJobsThatEndedBeforeAreOld() {
    ended("job_1", 1);
    assertThat(old(NOON)).isEmpty();
    assertThat(old(LATER)).containsExactly("job_1");
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"QUEUED", "RUNNING", "PAUSING", "PAUSED", "CANCELLING"})
  void jobsThatHaveNotEndedKeepWhatTheyHave(JobState state) {
    insert("job_1");
    train("job_1", 1);
    jdbc.sql("update job set state = :state").param("state", state.name()).update();
    assertThat(old(LATER)).isEmpty();

    assertThat(retention.deleteSomeMetrics("job_1", LATER)).isFalse();
    retention.deleteCheckpoints("job_1", LATER);

    assertThat(List.of(count("job_metric"), count("job_diagnostics"), count("job_checkpoint"))).containsExactly(1, 1,
        1);
    assertThat(job("job_1").metricsDeletedAt()).isNull();
  }

  /** Also where it was old when somebody looked, and is needed again since. */
  private void assertNothingIsDeletedOf(String id) {
    assertThat(retention.deleteSomeMetrics(id, LATER)).isFalse();
    retention.deleteCheckpoints(id, LATER);
    assertThat(List.of(count("job_metric"), count("job_diagnostics"), count("job_checkpoint"))).doesNotContain(0);
    assertThat(job(id).metricsDeletedAt()).isNull();
    assertThat(job(id).checkpointsDeletedAt()).isNull();
  }

  @Test
  void jobsOfASweepHaveEndedWithIt() {
    sweeps.insert("swp_1", "local",
        new SweepPlan(new SweepSpec("", null, List.of(), null, null, null, null, null), List.of()),
        NOON);
    store
        .insert(new NewJob("job_1", StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()), NOON, NOON, "exe_1", "local", "swp_1",
            null, 0));
    train("job_1", 1);
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    assertThat(old(LATER)).isEmpty();
    assertNothingIsDeletedOf("job_1");
    sweeps.finish("swp_1", LATER);
    assertThat(old(LATER)).isEmpty();
    assertThat(old(LATER.plusSeconds(1))).containsExactly("job_1");
  }

  @Test
  void anEvaluationThatIsStillToBeDoneNeedsTheWeights() {
    ended("job_1", 1);
    jdbc.sql("""
        insert into evaluation (id, job_id, state, length, sample_size, created_at)
        values ('evl_1', 'job_1', 'QUEUED', 5, 100, :at)
        """).param("at", Times.write(NOON)).update();
    assertThat(old(LATER)).isEmpty();
    assertNothingIsDeletedOf("job_1");
    jdbc.sql("update evaluation set finished_at = :at").param("at", Times.write(NOON)).update();
    assertThat(old(LATER)).containsExactly("job_1");
  }

  @Test
  void thoseThatEndedFirstComeFirst() {
    List.of("job_1", "job_2", "job_3").forEach(id -> ended(id, 1));
    jdbc.sql("update job set finished_at = :at where id = 'job_2'")
        .param("at", Times.write(NOON.minusSeconds(5)))
        .update();
    assertThat(retention.withMetrics(LATER, 2)).containsExactly("job_2", "job_1");
  }

  @Test
  void metricsGoLittleByLittleAndTheRestOfTheJobStays() {
    ended("job_1", 12_000);
    ended("job_2", 3);
    StoredJob before = job("job_1");
    int events = count("job_event");

    assertThat(retention.deleteSomeMetrics("job_1", LATER)).isTrue();
    assertThat(count("job_metric")).isBetween(6_000, 8_000);
    assertThat(old(LATER)).as("what is begun is found again").containsExactly("job_1", "job_2");
    assertThat(retention.deleteSomeMetrics("job_1", LATER.plusSeconds(9))).isTrue();
    assertThat(retention.deleteSomeMetrics("job_1", LATER.plusSeconds(9))).isFalse();

    assertThat(store.metrics("job_1", List.of(MetricKey.LOSS), 0, 99_999)).isEmpty();
    assertThat(store.looks("job_1", -1, 9)).isEmpty();
    StoredJob after = job("job_1");
    assertThat(after.metricsDeletedAt()).isEqualTo(LATER);
    assertThat(after.checkpointsDeletedAt()).isNull();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.best()).isNotNull().isEqualTo(before.best());
    assertThat(count("job_event")).isEqualTo(events);
    assertThat(count("job_metric")).isEqualTo(3);
    assertThat(retention.withMetrics(LATER, 9)).containsExactly("job_2");
    assertThat(retention.withCheckpoints(LATER, 9)).containsExactly("job_1", "job_2");
  }

  @Test
  void checkpointsGoWithTheirChunksAndTheirFiles() {
    insert("job_1");
    train("job_1", 1);
    StoredCheckpoint large = new StoredCheckpoint(20, NOON, 0.5, 0.25, LARGE.length, "0", CLAIM.fingerprint());
    checkpoints.save("job_1", 1, large, checkpoints.place("job_1", 1, 20, LARGE));
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    Path file = place.folder()
        .orElseThrow()
        .resolve(jdbc.sql("select file from job_checkpoint where step = 20").query(String.class).single());
    assertThat(file).exists();

    retention.deleteCheckpoints("job_1", LATER);

    assertThat(file).doesNotExist();
    assertThat(List.of(count("job_checkpoint"), count("job_checkpoint_chunk"))).containsExactly(0, 0);
    assertThat(job("job_1").checkpointsDeletedAt()).isEqualTo(LATER);
    assertThat(job("job_1").metricsDeletedAt()).isNull();
    assertThat(retention.withCheckpoints(LATER, 9)).isEmpty();
    assertThat(store.metrics("job_1", List.of(MetricKey.LOSS), 0, 9)).hasSize(1);
  }

  @Test
  void severalAtOnceDoItOnce() throws Exception {
    ended("job_1", 20_000);
    long version = job("job_1").version();
    Callable<Integer> deleting = () -> {
      int transactions = 1;
      while (retention.deleteSomeMetrics("job_1", LATER)) {
        transactions++;
      }
      retention.deleteCheckpoints("job_1", LATER);
      return transactions;
    };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> done : two.invokeAll(List.of(deleting, deleting))) {
        assertThat(done.get()).isLessThanOrEqualTo(5);
      }
    }
    assertThat(List.of(count("job_metric"), count("job_checkpoint"))).containsExactly(0, 0);
    assertThat(job("job_1").version()).isEqualTo(version + 2);
  }
}
