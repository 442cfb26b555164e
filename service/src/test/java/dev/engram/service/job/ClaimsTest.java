package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.CellSpec;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobState;
import dev.engram.api.RnnSpec;
import dev.engram.api.StateChange;
import dev.engram.service.job.Claims.Claimed;
import dev.engram.service.job.LogLine.Level;
import dev.engram.service.job.Transition.Claim;
import dev.engram.training.loop.RunCheckpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

class ClaimsTest {

  private static final Claim CLAIM = new Claim(StoredJobs.EXECUTION, "cpu", CheckpointsTest.HERE);

  private final FakeJobStore store = new FakeJobStore();
  private final Map<String, Instant> queued = new LinkedHashMap<>();
  private final FakeCheckpointStore kept = new FakeCheckpointStore();
  private final Checkpoints checkpoints = new Checkpoints(kept, TransactionOperations.withoutTransaction(),
      new SimpleMeterRegistry(),
      Clock.systemUTC());
  private final Claims claims = new Claims(store,
      new JobLifecycle(store, (execution, device, turn) -> queued.put(execution, turn), Clock.systemUTC()),
      checkpoints, Clock.systemUTC());

  private void put(JobState state) {
    store.put(StoredJobs.in(state, 1));
  }

  private void checkpoint(int step, Fingerprint where) {
    checkpoints.save(StoredJobs.in(JobState.RUNNING, 1), where, CheckpointsTest.at(step, 0.5));
  }

  private String message() {
    return String.valueOf(store.changes.getLast().message());
  }

  @Test
  void aJobThatWaitsBeginsAtItsFirstStep() {
    put(JobState.QUEUED);
    Claimed claimed = claims.claim(CLAIM).getFirst();
    assertThat(claimed.job().state()).isEqualTo(JobState.RUNNING);
    assertThat(claimed.job().attempt()).isEqualTo(2);
    assertThat(claimed.from()).isEmpty();
    assertThat(store.rewoundTo).containsExactly(0);
    assertThat(message()).isEqualTo("on cpu");
    assertThat(store.log).containsExactly(new LogLine(Level.INFO, "attempt 2 on cpu"));
  }

  @Test
  void aJobHasWaitedSinceItLastCameToTheQueue() {
    put(JobState.QUEUED);
    Instant now = Instant.now();
    store.histories.put(StoredJobs.ID, List.of(new StateChange(JobState.QUEUED, now.minusSeconds(500), null),
        new StateChange(JobState.RUNNING, now.minusSeconds(400), null),
        new StateChange(JobState.QUEUED, now.minusSeconds(90), "its worker was stopped")));
    assertThat(claims.claim(CLAIM).getFirst().waited()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120));
  }

  @Test
  void aJobWithACheckpointGoesOnFromTheNewest() {
    put(JobState.QUEUED);
    checkpoint(500, CheckpointsTest.HERE);
    checkpoint(1000, CheckpointsTest.HERE);
    Claimed claimed = claims.claim(CLAIM).getFirst();
    assertThat(claimed.from().map(RunCheckpoint::step)).contains(1000);
    assertThat(store.rewoundTo).containsExactly(1000);
    assertThat(message()).isEqualTo("on cpu, from step 1000");
  }

  @Test
  void aCorruptCheckpointIsForgottenAndTheHistorySaysSo() {
    put(JobState.QUEUED);
    checkpoint(500, CheckpointsTest.HERE);
    checkpoint(1000, CheckpointsTest.HERE);
    kept.contents.put(1000, new byte[]{1, 2, 3});
    assertThat(claims.claim(CLAIM).getFirst().step()).isEqualTo(500);
    assertThat(message())
        .isEqualTo("on cpu, from step 500; the checkpoint of step 1000 is corrupt and was skipped");
    assertThat(store.log).containsExactly(new LogLine(Level.INFO, "attempt 2 on cpu, from step 500"),
        new LogLine(Level.WARN, "the checkpoint of step 1000 is corrupt and was skipped"));
    assertThat(kept.contents).containsOnlyKeys(500);
  }

  @Test
  void whereAllAreCorruptTheJobBeginsAnew() {
    put(JobState.QUEUED);
    checkpoint(500, CheckpointsTest.HERE);
    checkpoint(1000, CheckpointsTest.HERE);
    kept.contents.replaceAll((step, content) -> new byte[0]);
    assertThat(claims.claim(CLAIM).getFirst().from()).isEmpty();
    assertThat(store.rewoundTo).containsExactly(0);
    assertThat(message()).contains("from the first step", "step 1000", "step 500", "corrupt");
  }

  @Test
  void theHistorySaysWhereBitsMayChange() {
    put(JobState.QUEUED);
    checkpoint(500, new Fingerprint("DJL", "libtorch", "another", "more cores", 1, null));
    claims.claim(CLAIM);
    assertThat(message()).isEqualTo("on cpu, from step 500; its fingerprint has another device, cpu, so the end may"
        + " differ in its last bits");
  }

  @Test
  void onlyAPackThatCanChangeBitsIsPartOfTheFingerprint() {
    store.put(StoredJobs.of("job_1", StoredJobs.Resolving.resolve(RnnSpec.withDefaults())));
    store
        .put(StoredJobs.of("job_2", StoredJobs.Resolving.resolve((CellSpec) RnnSpec.withDefaults().withHiddenSize(7))));
    List<String> messages = claims.claim(CLAIM).stream().map(claimed -> claimed.job().id()).toList();
    assertThat(messages).containsExactly("job_1", "job_2");
    assertThat(store.claims.stream().map(claim -> claim.fingerprint().pack())).containsExactly(null, 2);
  }

  @Test
  void aWorkerThatFindsAJobRunningTakesItFromOneThatWasLost() {
    put(JobState.RUNNING);
    assertThat(claims.claim(CLAIM)).isEmpty();
    StoredJob job = store.find(StoredJobs.ID).orElseThrow();
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.restarts()).isEqualTo(1);
    assertThat(queued).containsOnlyKeys(job.executionId());
    assertThat(claims.claim(new Claim(job.executionId(), "cpu", CheckpointsTest.HERE))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"SUCCEEDED", "STOPPED", "FAILED", "CANCELLED", "PAUSED"})
  void thereIsNothingToTakeOfAJobInAnotherState(JobState state) {
    put(state);
    assertThat(claims.claim(CLAIM)).isEmpty();
    assertThat(store.changes).isEmpty();
  }

  @Test
  void thereIsNothingToTakeInAnExecutionThatIsOver() {
    put(JobState.QUEUED);
    assertThat(claims.claim(new Claim("exe_0", "cpu", CheckpointsTest.HERE))).isEmpty();
    assertThat(store.changes).isEmpty();
  }

  @Test
  void aJobThatIsCancelledAtTheLastMomentIsNotTaken() {
    put(JobState.QUEUED);
    store.meanwhile = () -> put(JobState.CANCELLED);
    assertThat(claims.claim(CLAIM)).isEmpty();
    assertThat(store.changes).isEmpty();
  }
}
