package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobPhase;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition;
import dev.engram.service.job.Transition.Claim;
import dev.engram.service.job.Transition.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store with nothing in it, and what may be done to it. */
@SpringBootTest(classes = StoreSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "engram.checkpoints.in-store=4000000B")
abstract class StoreContract {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
  static final Claim CLAIM = new Claim("exe_1", "cpu",
      new Fingerprint("DJL", "libtorch", "a CPU", "cores", 1, null));

  @Autowired
  JobStore store;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void empty() {
    jdbc.sql("delete from job").update();
  }

  final String insert(String id, JobSpec spec) {
    return insert(id, spec, NOON);
  }

  final String insert(String id, JobSpec spec, Instant turn) {
    store.insert(new NewJob(id, spec, NOON, turn, "exe_1", "local", null, null, 0));
    return id;
  }

  final String insert(String id) {
    return insert(id, StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()));
  }

  final void inState(String id, JobState state) {
    insert(id);
    jdbc.sql("update job set state = :state where id = :id").param("state", state.name()).param("id", id).update();
  }

  final String running(String id) {
    insert(id);
    assertThat(start(id)).isTrue();
    return id;
  }

  final boolean start(String id) {
    return start(id, CLAIM);
  }

  final boolean start(String id, String execution) {
    return start(id, new Claim(execution, CLAIM.device(), CLAIM.fingerprint()));
  }

  private boolean start(String id, Claim claim) {
    return store.apply(id, new Transition(JobState.QUEUED, JobState.RUNNING, null, "on cpu", claim, null, null), NOON);
  }

  final boolean move(String id, JobState from, JobState to, @Nullable Integer attempt) {
    Ending ending = to.terminal() ? new Ending(null, null, null) : null;
    String execution = to == JobState.QUEUED ? "exe_1" : null;
    return store.apply(id, new Transition(from, to, attempt, null, null, execution, ending), NOON);
  }

  final StoredJob job(String id) {
    return store.find(id).orElseThrow();
  }

  final List<StateChange> history(String id) {
    return Objects.requireNonNull(store.histories(List.of(id)).get(id));
  }

  final Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points) {
    return store.record(id, attempt, progress, points, List.of());
  }

  static ProgressUpdate progress(JobPhase phase, int step) {
    return new ProgressUpdate(phase, step, 12.5, new EvaluationPoint(step, 2.3, 0.1),
        new EvaluationPoint(step, 2.2, 0.2), 3, 1234);
  }

  static MetricPoint loss(int step, double value) {
    return new MetricPoint(MetricKey.LOSS, step, value);
  }
}
