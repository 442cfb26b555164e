package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.Fingerprint;
import dev.engram.api.JobAction;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.api.StopReason;
import dev.engram.service.job.Transition.Claim;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobLifecycleTest {

  private static final String ID = StoredJobs.ID;
  private static final Claim CLAIM = new Claim("cpu", new Fingerprint("DJL", "libtorch", "a CPU", "cores", 1));
  private static final JobResult RESULT = new JobResult(40, 1, List.of(0.9, 1.0), 100, 0.1, true, 30);

  private final FakeJobStore store = new FakeJobStore();
  private final JobLifecycle lifecycle = new JobLifecycle(store,
      Clock.fixed(Instant.parse("2026-11-23T12:00:00.123456789Z"), ZoneOffset.UTC));

  private StoredJob put(JobState state, int attempt) {
    StoredJob job = StoredJobs.in(state, attempt);
    store.put(job);
    return job;
  }

  private StoredJob job() {
    return store.find(ID).orElseThrow();
  }

  private List<JobState> states() {
    return store.changes.stream().map(StateChange::state).toList();
  }

  // --- a worker takes a job

  @Test
  void aWorkerTakesAJobThatWaits() {
    put(JobState.QUEUED, 0);
    StoredJob claimed = lifecycle.claim(ID, CLAIM).orElseThrow();
    assertThat(claimed.state()).isEqualTo(JobState.RUNNING);
    assertThat(claimed.attempt()).isEqualTo(1);
    assertThat(claimed.restarts()).isZero();
    assertThat(store.changes).containsExactly(
        new StateChange(JobState.RUNNING, Instant.parse("2026-11-23T12:00:00.123Z"), "on cpu"));
  }

  @Test
  void aWorkerThatFindsAJobRunningTakesOverFromOneThatWasLost() {
    put(JobState.RUNNING, 1);
    StoredJob claimed = lifecycle.claim(ID, CLAIM).orElseThrow();
    assertThat(claimed.attempt()).isEqualTo(2);
    assertThat(claimed.restarts()).isEqualTo(1);
    assertThat(states()).containsExactly(JobState.QUEUED, JobState.RUNNING);
    assertThat(store.changes.getFirst().message()).contains("lost");
  }

  @Test
  void aJobMayLoseAsManyWorkersAsItsSpecSays() {
    store.put(StoredJobs.withRestarts(StoredJobs.in(JobState.RUNNING, 5), 4)); // by default it may lose 5
    assertThat(lifecycle.claim(ID, CLAIM)).isPresent();
    assertThat(job().restarts()).isEqualTo(5);
  }

  @Test
  void aJobThatLosesMoreFails() {
    store.put(StoredJobs.withRestarts(StoredJobs.in(JobState.RUNNING, 6), 5));
    assertThat(lifecycle.claim(ID, CLAIM)).isEmpty();
    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(job().error()).isEqualTo(new JobError(JobError.Code.WORKER_LOST,
        "6 workers were lost under this job; it may lose 5."));
  }

  @Test
  void aJobThatWasBeingCancelledAsItsWorkerWasLostIsCancelled() {
    put(JobState.CANCELLING, 1);
    assertThat(lifecycle.claim(ID, CLAIM)).isEmpty();
    assertThat(states()).containsExactly(JobState.CANCELLED);
    assertThat(job().restarts()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"SUCCEEDED", "STOPPED", "FAILED", "CANCELLED", "PAUSED", "PAUSING"})
  void thereIsNothingToTakeOfAJobInAnotherState(JobState state) {
    put(state, 1);
    assertThat(lifecycle.claim(ID, CLAIM)).isEmpty();
    assertThat(states()).isEmpty();
  }

  @Test
  void thereIsNothingToTakeWhereThereIsNoJob() {
    assertThat(lifecycle.claim("job_none", CLAIM)).isEmpty();
  }

  @Test
  void aJobThatIsCancelledAtTheLastMomentIsNotTaken() {
    put(JobState.QUEUED, 0);
    store.meanwhile = () -> put(JobState.CANCELLED, 0);
    assertThat(lifecycle.claim(ID, CLAIM)).isEmpty();
    assertThat(states()).isEmpty();
  }

  // --- a worker is lost

  @Test
  void aJobWhoseWorkerIsLostWaitsAgain() {
    put(JobState.RUNNING, 1);
    lifecycle.releaseLost(ID);
    assertThat(job().state()).isEqualTo(JobState.QUEUED);
    assertThat(job().attempt()).isEqualTo(1);
    assertThat(job().restarts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"QUEUED", "SUCCEEDED", "CANCELLED"})
  void aWorkerThatIsLostAfterItLetGoOfAJobTakesNothingWithIt(JobState state) {
    StoredJob before = put(state, 1);
    lifecycle.releaseLost(ID);
    assertThat(job()).isEqualTo(before);
  }

  // --- a worker reports

  @ParameterizedTest
  @CsvSource({"TARGET_REACHED, SUCCEEDED", "MAX_STEPS, SUCCEEDED", "MAX_RUNTIME, STOPPED"})
  void whyAJobEndedDecidesHow(StopReason reason, JobState state) {
    lifecycle.complete(put(JobState.RUNNING, 1), reason, RESULT);
    assertThat(job().state()).isEqualTo(state);
    assertThat(job().stopReason()).isEqualTo(reason);
    assertThat(job().result()).isEqualTo(RESULT);
    assertThat(job().finishedAt()).isNotNull();
  }

  @Test
  void aJobThatIsHandedBackWaitsAgainAndHasLostNoWorker() {
    lifecycle.handBack(put(JobState.RUNNING, 1));
    assertThat(job().state()).isEqualTo(JobState.QUEUED);
    assertThat(job().restarts()).isZero();
    assertThat(store.changes.getFirst().message()).contains("stopped");
  }

  @Test
  void whateverAWorkerReportsAJobThatIsBeingCancelledEndsCancelled() {
    StoredJob claimed = StoredJobs.in(JobState.RUNNING, 1);
    List<Runnable> reports = List.of(() -> lifecycle.complete(claimed, StopReason.MAX_STEPS, RESULT),
        () -> lifecycle.fail(claimed, new JobError(JobError.Code.DIVERGED, "")), () -> lifecycle.handBack(claimed),
        () -> lifecycle.acknowledgeCancel(claimed));
    assertThat(reports).allSatisfy(report -> {
      put(JobState.CANCELLING, 1);
      report.run();
      assertThat(job().state()).isEqualTo(JobState.CANCELLED);
      assertThat(job().result()).isNull();
      assertThat(job().error()).isNull();
    });
  }

  @Test
  void whatAWorkerReportsOfAnAttemptThatIsOverChangesNothing() {
    StoredJob claimed = StoredJobs.in(JobState.RUNNING, 1);
    List<Runnable> reports = List.of(() -> lifecycle.complete(claimed, StopReason.MAX_STEPS, RESULT),
        () -> lifecycle.fail(claimed, new JobError(JobError.Code.INTERNAL, "")), () -> lifecycle.handBack(claimed),
        () -> lifecycle.acknowledgeCancel(claimed));
    for (JobState now : List.of(JobState.RUNNING, JobState.CANCELLING, JobState.QUEUED)) {
      StoredJob ofTheNextAttempt = put(now, 2);
      reports.forEach(Runnable::run);
      assertThat(job()).isEqualTo(ofTheNextAttempt);
    }
    assertThat(states()).isEmpty();
  }

  // --- a caller cancels

  @ParameterizedTest
  @CsvSource({"QUEUED, false, CANCELLED", "QUEUED, true, CANCELLED", "RUNNING, false, CANCELLING",
      "RUNNING, true, CANCELLED", "CANCELLING, false, CANCELLING", "CANCELLING, true, CANCELLED",
      "CANCELLED, false, CANCELLED", "CANCELLED, true, CANCELLED"})
  void cancels(JobState from, boolean force, JobState to) {
    put(from, 1);
    lifecycle.cancel(ID, force);
    assertThat(job().state()).isEqualTo(to);
    assertThat(states()).hasSize(from == to ? 0 : 1);
  }

  @Test
  void looksAgainWhereTheJobWasTakenAtTheSameMoment() {
    put(JobState.QUEUED, 0);
    store.meanwhile = () -> put(JobState.RUNNING, 1);
    lifecycle.cancel(ID, false);
    assertThat(states()).containsExactly(JobState.CANCELLING);
  }

  @Test
  void refusesWhereTheJobEndedAtTheSameMoment() {
    put(JobState.RUNNING, 1);
    store.meanwhile = () -> put(JobState.SUCCEEDED, 1);
    assertThatThrownBy(() -> lifecycle.cancel(ID, false)).isInstanceOf(TransitionRefusedException.class);
    assertThat(states()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"SUCCEEDED", "STOPPED", "FAILED"})
  void doesNotCancelWhatHasEnded(JobState state) {
    put(state, 1);
    assertThatThrownBy(() -> lifecycle.cancel(ID, true)).isInstanceOfSatisfying(TransitionRefusedException.class,
        refused -> {
          assertThat(refused.state()).isEqualTo(state);
          assertThat(refused.allowedActions()).isEmpty();
        });
  }

  @Test
  void doesNotCancelWhatIsNotThere() {
    assertThatThrownBy(() -> lifecycle.cancel("job_none", false)).isInstanceOf(JobNotFoundException.class);
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"QUEUED", "RUNNING", "CANCELLING"})
  void whatHasNotEndedMayBeCancelled(JobState state) {
    assertThat(JobLifecycle.allowedActions(state)).containsExactly(JobAction.CANCEL);
  }
}
