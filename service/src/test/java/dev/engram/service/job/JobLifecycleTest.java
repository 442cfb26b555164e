package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.JobAction;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.api.StopReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobLifecycleTest {

  private static final String ID = StoredJobs.ID;
  private static final String EXECUTION = StoredJobs.EXECUTION;
  private static final JobResult RESULT = new JobResult(40, 1, List.of(0.9, 1.0), 100, 0.1, true, 30);

  private final FakeJobStore store = new FakeJobStore();
  private final Map<String, Instant> queued = new LinkedHashMap<>();
  private final JobLifecycle lifecycle = new JobLifecycle(store,
      (execution, device, turn) -> queued.put(execution, turn),
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

  /** The executions of all that wait are in the queue, and there is nothing else in it. */
  private void assertQueued(StoredJob... jobs) {
    assertThat(queued.keySet())
        .containsExactlyInAnyOrderElementsOf(Stream.of(jobs).map(StoredJob::executionId).distinct().toList());
  }

  // --- a worker is lost

  @Test
  void aJobWhoseWorkerIsLostWaitsAgainInItsOldPlace() {
    put(JobState.RUNNING, 1);
    lifecycle.releaseLost(EXECUTION);
    assertThat(job().state()).isEqualTo(JobState.QUEUED);
    assertThat(job().attempt()).isEqualTo(1);
    assertThat(job().restarts()).isEqualTo(1);
    assertThat(job().executionId()).isNotEqualTo(EXECUTION);
    assertQueued(job());
    assertThat(queued).containsValue(job().turn());
    assertThat(store.changes.getFirst()).isEqualTo(new StateChange(JobState.QUEUED,
        Instant.parse("2026-11-23T12:00:00.123Z"), "its worker was lost"));
  }

  @Test
  void jobsOfAPackWaitTogether() {
    store.put(StoredJobs.named("job_1", JobState.RUNNING));
    store.put(StoredJobs.named("job_2", JobState.PAUSING));
    store.put(StoredJobs.named("job_3", JobState.RUNNING));
    store.put(StoredJobs.named("job_4", JobState.CANCELLING));
    store.put(StoredJobs.named("job_5", JobState.SUCCEEDED));

    lifecycle.releaseLost(EXECUTION);

    assertThat(Stream.of("job_1", "job_2", "job_3", "job_4", "job_5").map(id -> store.find(id).orElseThrow().state()))
        .containsExactly(JobState.QUEUED, JobState.PAUSED, JobState.QUEUED, JobState.CANCELLED, JobState.SUCCEEDED);
    assertQueued(store.find("job_1").orElseThrow(), store.find("job_3").orElseThrow());
    assertThat(queued).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, PAUSING, PAUSED", "RUNNING, CANCELLING, CANCELLED", "PAUSING, CANCELLING, CANCELLED"})
  void whatIsAskedOfAJobInTheMomentItsWorkerIsFoundLostIsDone(JobState before, JobState asked, JobState after) {
    put(before, 1);
    store.meanwhile = () -> put(asked, 1);

    lifecycle.releaseLost(EXECUTION);

    assertThat(job().state()).isEqualTo(after);
    assertThat(queued).isEmpty();
    assertThat(store.changes.getLast().message()).isEqualTo("its worker was lost");
  }

  @Test
  void aJobThatMayLoseNoMoreWorkersAndIsCancelledInThatMomentIsCancelled() {
    store.put(StoredJobs.withRestarts(StoredJobs.in(JobState.RUNNING, 6), 5));
    store.meanwhile = () -> put(JobState.CANCELLING, 6);

    lifecycle.releaseLost(EXECUTION);

    assertThat(job().state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void whatNoWorkerCanBeginFails() {
    JobError error = new JobError(JobError.Code.INTERNAL, "it can't be read");
    put(JobState.QUEUED, 0);
    lifecycle.giveUp(EXECUTION, error);
    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(job().error()).isEqualTo(error);

    put(JobState.PAUSED, 0);
    lifecycle.giveUp(EXECUTION, error);
    assertThat(job().state()).isEqualTo(JobState.PAUSED);
  }

  /** Its worker died between picking the execution and taking the job. */
  @Test
  void aJobThatWasNotTakenYetKeepsItsExecution() {
    StoredJob before = put(JobState.QUEUED, 0);
    assertThat(lifecycle.releaseLost(EXECUTION)).isTrue();
    assertThat(job()).isEqualTo(before);
    put(JobState.RUNNING, 1);
    assertThat(lifecycle.releaseLost(EXECUTION)).isFalse();
  }

  @Test
  void aLossCountsOnceHoweverManySeeIt() {
    put(JobState.RUNNING, 1);
    lifecycle.releaseLost(EXECUTION);
    lifecycle.releaseLost(EXECUTION);
    assertThat(job().restarts()).isEqualTo(1);
    assertThat(queued).hasSize(1);
  }

  @Test
  void aJobMayLoseAsManyWorkersAsItsSpecSays() {
    store.put(StoredJobs.withRestarts(StoredJobs.in(JobState.RUNNING, 5), 4)); // by default it may lose 5
    lifecycle.releaseLost(EXECUTION);
    assertThat(job().state()).isEqualTo(JobState.QUEUED);
    assertThat(job().restarts()).isEqualTo(5);
  }

  @Test
  void aJobThatLosesMoreFails() {
    store.put(StoredJobs.withRestarts(StoredJobs.in(JobState.RUNNING, 6), 5));
    lifecycle.releaseLost(EXECUTION);
    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(job().error()).isEqualTo(new JobError(JobError.Code.WORKER_LOST,
        "6 workers were lost under this job; it may lose 5."));
    assertQueued();
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"QUEUED", "PAUSED", "SUCCEEDED", "CANCELLED"})
  void aWorkerThatIsLostAfterItLetGoOfAJobTakesNothingWithIt(JobState state) {
    StoredJob before = put(state, 1);
    lifecycle.releaseLost(EXECUTION);
    assertThat(job()).isEqualTo(before);
    assertQueued();
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
    lifecycle.handBack(List.of(put(JobState.RUNNING, 1)), "its worker was stopped");
    assertThat(job().state()).isEqualTo(JobState.QUEUED);
    assertThat(job().restarts()).isZero();
    assertThat(store.changes.getFirst().message()).contains("stopped");
    assertQueued(job());
  }

  @Test
  void whateverAWorkerReportsAJobThatIsBeingCancelledEndsCancelled() {
    StoredJob claimed = StoredJobs.in(JobState.RUNNING, 1);
    List<Runnable> reports = List.of(() -> lifecycle.complete(claimed, StopReason.MAX_STEPS, RESULT),
        () -> lifecycle.fail(claimed, new JobError(JobError.Code.DIVERGED, "")),
        () -> lifecycle.handBack(List.of(claimed), ""),
        () -> lifecycle.letGo(claimed));
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
        () -> lifecycle.fail(claimed, new JobError(JobError.Code.INTERNAL, "")),
        () -> lifecycle.handBack(List.of(claimed), ""),
        () -> lifecycle.letGo(claimed));
    for (JobState now : List.of(JobState.RUNNING, JobState.PAUSING, JobState.CANCELLING, JobState.QUEUED)) {
      StoredJob ofTheNextAttempt = put(now, 2);
      reports.forEach(Runnable::run);
      assertThat(job()).isEqualTo(ofTheNextAttempt);
    }
    assertThat(states()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED", "FAILED"})
  void aJobThatEndsWhileItIsToPauseHasEnded(JobState end) {
    StoredJob claimed = put(JobState.PAUSING, 1);
    if (end == JobState.SUCCEEDED) {
      lifecycle.complete(claimed, StopReason.MAX_STEPS, RESULT);
    } else {
      lifecycle.fail(claimed, new JobError(JobError.Code.DIVERGED, ""));
    }
    assertThat(states()).containsExactly(end);
  }

  @Test
  void aJobThatIsToPauseRestsOnceItsWorkerHasLetGo() {
    StoredJob claimed = StoredJobs.in(JobState.RUNNING, 1);
    put(JobState.PAUSING, 1);
    lifecycle.letGo(claimed);
    assertThat(states()).containsExactly(JobState.PAUSED);
    put(JobState.PAUSING, 1);
    lifecycle.handBack(List.of(claimed), "its worker was stopped");
    assertThat(job().state()).isEqualTo(JobState.PAUSED);
    assertQueued();
  }

  // --- a caller pauses and resumes

  @ParameterizedTest
  @CsvSource({"QUEUED, PAUSED", "RUNNING, PAUSING", "PAUSING, PAUSING", "PAUSED, PAUSED"})
  void pauses(JobState from, JobState to) {
    put(from, 1);
    lifecycle.pause(ID);
    assertThat(job().state()).isEqualTo(to);
    assertThat(states()).hasSize(from == to ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"PAUSED, QUEUED", "QUEUED, QUEUED", "RUNNING, RUNNING"})
  void resumes(JobState from, JobState to) {
    put(from, 1);
    lifecycle.resume(ID);
    assertThat(job().state()).isEqualTo(to);
    assertThat(states()).hasSize(from == to ? 0 : 1);
    assertThat(queued).hasSize(from == to ? 0 : 1);
  }

  @Test
  void aResumedJobHasAPlaceThatNobodyElseKnows() {
    put(JobState.PAUSED, 1);
    lifecycle.resume(ID);
    assertThat(job().executionId()).isNotEqualTo(EXECUTION);
    assertQueued(job());
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"SUCCEEDED", "STOPPED", "FAILED", "CANCELLED", "CANCELLING"})
  void pausesNothingThatEnds(JobState state) {
    put(state, 1);
    assertThatThrownBy(() -> lifecycle.pause(ID)).isInstanceOf(TransitionRefusedException.class)
        .hasMessageContaining("can't pause");
    assertThatThrownBy(() -> lifecycle.resume(ID)).isInstanceOf(TransitionRefusedException.class)
        .hasMessageContaining("can't resume");
  }

  @Test
  void aJobThatIsStillPausingCanNotResumeYet() {
    put(JobState.PAUSING, 1);
    assertThatThrownBy(() -> lifecycle.resume(ID)).isInstanceOfSatisfying(TransitionRefusedException.class,
        refused -> assertThat(refused.allowedActions()).containsExactly(JobAction.CANCEL));
  }

  // --- a caller cancels

  @ParameterizedTest
  @CsvSource({"QUEUED, false, CANCELLED", "QUEUED, true, CANCELLED", "RUNNING, false, CANCELLING",
      "RUNNING, true, CANCELLED", "CANCELLING, false, CANCELLING", "CANCELLING, true, CANCELLED",
      "PAUSING, false, CANCELLING", "PAUSING, true, CANCELLED", "PAUSED, false, CANCELLED", "PAUSED, true, CANCELLED",
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
  @EnumSource
  void tellsWhatMayBeAsked(JobState state) {
    assertThat(JobLifecycle.allowedActions(state)).isEqualTo(switch (state) {
      case QUEUED, RUNNING -> List.of(JobAction.CANCEL, JobAction.PAUSE);
      case PAUSED -> List.of(JobAction.CANCEL, JobAction.RESUME);
      case PAUSING, CANCELLING -> List.of(JobAction.CANCEL);
      case SUCCEEDED, STOPPED, FAILED, CANCELLED -> List.of();
    });
  }
}
