package dev.engram.service.job;

import dev.engram.api.JobAction;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import dev.engram.service.job.Transition.Claim;
import dev.engram.service.job.Transition.Ending;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which jobs go from state to state: what callers may ask, and what workers report. */
@Component
@Transactional
public class JobLifecycle {

  private final JobStore store;
  private final Clock clock;

  JobLifecycle(JobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What may be asked of a job in this state. */
  public static List<JobAction> allowedActions(JobState state) {
    boolean cancellable = Transition.exists(state, JobState.CANCELLED) || Transition.exists(state, JobState.CANCELLING);
    return cancellable ? List.of(JobAction.CANCEL) : List.of();
  }

  /**
   * Asks for a job's end. A running job is CANCELLING until its worker has let go of it; repeating the request is
   * harmless.
   *
   * @param force does not wait for the worker
   * @throws TransitionRefusedException where the job has ended otherwise
   */
  public void cancel(String id, boolean force) {
    while (true) {
      StoredJob job = store.find(id).orElseThrow(() -> new JobNotFoundException(id));
      JobState state = job.state();
      boolean waiting = state == JobState.CANCELLING && !force;
      if (state == JobState.CANCELLED || waiting) {
        return;
      }
      if (!allowedActions(state).contains(JobAction.CANCEL)) {
        throw new TransitionRefusedException(id, JobAction.CANCEL, state);
      }
      boolean direct = force || !Transition.exists(state, JobState.CANCELLING);
      JobState to = direct ? JobState.CANCELLED : JobState.CANCELLING;
      if (store.apply(id, Transition.of(state, to, force ? "cancelled by force" : "cancelled by request"), now())) {
        return;
      }
    }
  }

  /**
   * Forgets a job that has ended.
   *
   * @throws TransitionRefusedException where it has not
   */
  public void delete(String id) {
    if (!store.deleteEnded(id)) {
      StoredJob job = store.find(id).orElseThrow(() -> new JobNotFoundException(id));
      throw TransitionRefusedException.notEnded(id, job.state());
    }
  }

  /**
   * A worker takes the job. A job that still is in another worker's hands has lost it.
   *
   * @return the job with its new attempt; empty where there is nothing to run
   */
  public Optional<StoredJob> claim(String id, Claim claim) {
    releaseLost(id);
    Transition start = new Transition(JobState.QUEUED, JobState.RUNNING, null, "on " + claim.device(), claim, null);
    return store.apply(id, start, now()) ? store.find(id) : Optional.empty();
  }

  /**
   * The worker of a job is gone: the job goes back to the queue, or fails where that has happened too often, or is
   * cancelled where that was asked for.
   */
  public void releaseLost(String id) {
    store.find(id).ifPresent(job -> {
      switch (job.state()) {
        case RUNNING -> requeueAfterLoss(job);
        case CANCELLING -> apply(job, Transition.of(JobState.CANCELLING, JobState.CANCELLED, "its worker was lost"));
        case QUEUED, PAUSING, PAUSED, SUCCEEDED, STOPPED, FAILED, CANCELLED -> {
        }
      }
    });
  }

  private void requeueAfterLoss(StoredJob job) {
    int lost = job.restarts() + 1;
    Integer maxRestarts = job.spec().maxRestarts();
    Transition release = fenced(job, JobState.QUEUED, "its worker was lost");
    if (maxRestarts != null && lost > maxRestarts) {
      JobError error = new JobError(JobError.Code.WORKER_LOST,
          "%d workers were lost under this job; it may lose %d.".formatted(lost, maxRestarts));
      release = ending(job, JobState.FAILED, new Ending(null, error, null));
    }
    if (apply(job, release)) {
      store.countRestart(job.id()); // once a loss, whoever else sees it
    }
  }

  /** The worker of this attempt stops before the end; another attempt starts the job anew. */
  public void handBack(StoredJob job) {
    if (!apply(job, fenced(job, JobState.QUEUED, "its worker was stopped"))) {
      acknowledgeCancel(job);
    }
  }

  /** The worker has let go of a job that was being cancelled. */
  public void acknowledgeCancel(StoredJob job) {
    apply(job, new Transition(JobState.CANCELLING, JobState.CANCELLED, job.attempt(), null, null, Ending.NONE));
  }

  /** The job ended with metrics that are valid. */
  public void complete(StoredJob job, StopReason reason, JobResult result) {
    JobState state = switch (reason) {
      case TARGET_REACHED, MAX_STEPS -> JobState.SUCCEEDED;
      case MAX_RUNTIME -> JobState.STOPPED;
    };
    end(job, state, new Ending(reason, null, result));
  }

  public void fail(StoredJob job, JobError error) {
    end(job, JobState.FAILED, new Ending(null, error, null));
  }

  /** A job that was being cancelled as it ended stays cancelled. */
  private void end(StoredJob job, JobState state, Ending ending) {
    if (!apply(job, ending(job, state, ending))) {
      acknowledgeCancel(job);
    }
  }

  private static Transition ending(StoredJob job, JobState state, Ending ending) {
    return new Transition(JobState.RUNNING, state, job.attempt(), null, null, ending);
  }

  private static Transition fenced(StoredJob job, JobState to, @Nullable String message) {
    return new Transition(JobState.RUNNING, to, job.attempt(), message, null, null);
  }

  private boolean apply(StoredJob job, Transition transition) {
    return store.apply(job.id(), transition, now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
