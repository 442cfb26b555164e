package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.api.StopReason;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition;
import dev.engram.service.job.Transition.Ending;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every database must do as jobs go from state to state. */
abstract class TransitionsContract extends StoreContract {

  @Test
  void startingRaisesTheAttemptAndTellsWhere() {
    running("job_1");
    StoredJob job = job("job_1");
    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(job.attempt()).isEqualTo(1);
    assertThat(job.phase()).isEqualTo(JobPhase.TRAINING);
    assertThat(job.device()).isEqualTo("cpu");
    assertThat(job.fingerprint()).isEqualTo(CLAIM.fingerprint());
    assertThat(job.startedAt()).isEqualTo(NOON);
    assertThat(job.finishedAt()).isNull();
    assertThat(history("job_1")).containsExactly(new StateChange(JobState.QUEUED, NOON, null),
        new StateChange(JobState.RUNNING, NOON, "on cpu"));
  }

  @ParameterizedTest
  @EnumSource
  void onlyAJobThatHasEndedIsDeleted(JobState state) {
    inState("job_1", state);

    assertThat(store.deleteEnded("job_1")).isEqualTo(state.terminal());

    assertThat(store.find("job_1").isPresent()).isEqualTo(!state.terminal());
    assertThat(store.deleteEnded("job_2")).isFalse();
  }

  @Test
  void aSecondAttemptKeepsTheFirstStart() {
    running("job_1");
    move("job_1", JobState.RUNNING, JobState.QUEUED, 1);
    Transition again = new Transition(JobState.QUEUED, JobState.RUNNING, null, null, CLAIM, null, null);
    assertThat(store.apply("job_1", again, NOON.plusSeconds(9))).isTrue();

    assertThat(job("job_1").attempt()).isEqualTo(2);
    assertThat(job("job_1").startedAt()).isEqualTo(NOON);
    assertThat(history("job_1")).extracting(StateChange::state)
        .containsExactly(JobState.QUEUED, JobState.RUNNING,
            JobState.QUEUED, JobState.RUNNING);
  }

  @Test
  void keepsHowAJobEnded() {
    JobResult result = new JobResult(30, 0.99, List.of(0.98, 1.0), 100, 0.01, true, 20);
    running("job_1");
    Ending ending = new Ending(StopReason.MAX_STEPS, null, result);
    store.apply("job_1", new Transition(JobState.RUNNING, JobState.SUCCEEDED, 1, null, null, null, ending),
        NOON.plusSeconds(5));

    StoredJob job = job("job_1");
    assertThat(job.stopReason()).isEqualTo(StopReason.MAX_STEPS);
    assertThat(job.result()).isEqualTo(result);
    assertThat(job.finishedAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(job.phase()).isNull();
    assertThat(job.device()).isEqualTo("cpu");
  }

  @Test
  void keepsWhyAJobFailed() {
    running("job_1");
    JobError error = new JobError(JobError.Code.DIVERGED, "at step 7");
    store.apply("job_1", new Transition(JobState.RUNNING, JobState.FAILED, 1, null, null, null,
        new Ending(null, error, null)), NOON);

    assertThat(job("job_1").error()).isEqualTo(error);
    assertThat(history("job_1").getLast()).isEqualTo(new StateChange(JobState.FAILED, NOON, "at step 7"));
  }

  @Test
  void whatIsBeingCancelledStaysInItsPhase() {
    running("job_1");
    record("job_1", 1, progress(JobPhase.TESTING, 5), List.of());
    move("job_1", JobState.RUNNING, JobState.CANCELLING, null);
    assertThat(job("job_1").phase()).isEqualTo(JobPhase.TESTING);
  }

  @Test
  void nothingHappensToAJobThatIsNotInTheStateItShouldLeave() {
    running("job_1");
    StoredJob before = job("job_1");

    assertThat(start("job_1")).isFalse();
    assertThat(move("job_1", JobState.QUEUED, JobState.CANCELLED, null)).isFalse();

    assertThat(job("job_1")).isEqualTo(before);
    assertThat(history("job_1")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(value = JobState.class, names = {"QUEUED", "SUCCEEDED", "FAILED", "CANCELLING"})
  void nothingHappensOnBehalfOfAnotherAttempt(JobState to) {
    running("job_1");
    StoredJob before = job("job_1");

    assertThat(move("job_1", JobState.RUNNING, to, 2)).isFalse();
    assertThat(move("job_1", JobState.RUNNING, to, 0)).isFalse();

    assertThat(job("job_1")).isEqualTo(before);
    assertThat(history("job_1")).hasSize(2);
  }

  @Test
  void aWorkerTakesNoJobThatHasMovedToAnotherExecution() {
    running("job_1");
    store.apply("job_1", new Transition(JobState.RUNNING, JobState.QUEUED, 1, null, null, "exe_2", null), NOON);

    assertThat(start("job_1")).isFalse();

    assertThat(job("job_1").executionId()).isEqualTo("exe_2");
    assertThat(job("job_1").state()).isEqualTo(JobState.QUEUED);
  }

  @Test
  void tellsWhichJobsAreInAnExecution() {
    insert("job_2");
    running("job_1");
    assertThat(store.inExecution("exe_1")).extracting(StoredJob::id).containsExactly("job_1", "job_2");
    assertThat(store.inExecution("exe_2")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichExecutionsHaveAWorker(JobState state) {
    inState("job_1", state);
    boolean hasWorker = List.of(JobState.RUNNING, JobState.PAUSING, JobState.CANCELLING).contains(state);
    assertThat(store.executionsWithWorkers()).isEqualTo(hasWorker ? List.of("exe_1") : List.of());
  }

  @Test
  void nothingHappensToAJobThatIsNotThere() {
    assertThat(start("job_none")).isFalse();
    assertThat(store.histories(List.of("job_none")).get("job_none")).isEmpty();
  }

  @Test
  void everyWriteRaisesTheVersion() {
    insert("job_1");
    long queued = job("job_1").version();
    start("job_1");
    long running = job("job_1").version();
    record("job_1", 1, progress(JobPhase.TRAINING, 1), List.of());
    long recorded = job("job_1").version();
    store.countRestart("job_1");

    assertThat(new long[]{queued, running, recorded, job("job_1").version()}).isSorted().doesNotHaveDuplicates();
    assertThat(job("job_1").restarts()).isEqualTo(1);
  }

  @Test
  void ofManyWhoWantAJobOneGetsIt() throws Exception {
    insert("job_1");
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      Callable<Boolean> claim = () -> start("job_1");
      int got = 0;
      for (Future<Boolean> attempt : workers.invokeAll(Collections.nCopies(8, claim))) {
        got += attempt.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
    assertThat(job("job_1").attempt()).isEqualTo(1);
    assertThat(history("job_1")).hasSize(2);
  }
}
