package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobAction;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import dev.engram.service.job.Transition.Cause;
import dev.engram.service.job.Transition.Ending;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which jobs go from state to state: what callers may ask, and what workers report. */
@Component
@Transactional
public class JobLifecycle {

  private static final Set<JobState> WITH_A_WORKER = EnumSet.of(JobState.RUNNING, JobState.PAUSING,
      JobState.CANCELLING);

  private final JobStore store;
  private final ExecutionQueue queue;
  private final Clock clock;

  JobLifecycle(JobStore store, ExecutionQueue queue, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /** What may be asked of a job in this state. */
  public static List<JobAction> allowedActions(JobState state) {
    List<JobAction> allowed = new ArrayList<>();
    if (Transition.asked(state, Cause.FORCED_CANCEL).isPresent()) {
      allowed.add(JobAction.CANCEL);
    }
    if (Transition.asked(state, Cause.PAUSE).isPresent()) {
      allowed.add(JobAction.PAUSE);
    }
    if (Transition.asked(state, Cause.RESUME).isPresent()) {
      allowed.add(JobAction.RESUME);
    }
    return allowed;
  }

  /**
   * Asks for a job's end. A running job is CANCELLING until its worker has taken a last checkpoint and let go of it;
   * repeating the request is harmless.
   *
   * @param force does not wait for the worker
   * @throws TransitionRefusedException where the job has ended otherwise
   */
  public void cancel(String id, boolean force) {
    if (force) {
      ask(id, Cause.FORCED_CANCEL, JobAction.CANCEL, EnumSet.of(JobState.CANCELLED), "cancelled by force");
    } else {
      ask(id, Cause.CANCEL, JobAction.CANCEL, EnumSet.of(JobState.CANCELLING, JobState.CANCELLED),
          "cancelled by request");
    }
  }

  /**
   * Asks a job to rest. A running job is PAUSING until its worker has taken a checkpoint and let go of it; repeating the
   * request is harmless.
   *
   * @throws TransitionRefusedException where the job has ended or is being cancelled
   */
  public void pause(String id) {
    ask(id, Cause.PAUSE, JobAction.PAUSE, EnumSet.of(JobState.PAUSING, JobState.PAUSED), "paused by request");
  }

  /**
   * Puts a paused job back into the queue, in its old place. Nothing happens to one that waits or runs.
   *
   * @throws TransitionRefusedException where the job has ended, or is being paused or cancelled
   */
  public void resume(String id) {
    ask(id, Cause.RESUME, JobAction.RESUME, EnumSet.of(JobState.QUEUED, JobState.RUNNING), "resumed by request");
  }

  private void ask(String id, Cause cause, JobAction action, Set<JobState> satisfied, String message) {
    while (true) {
      StoredJob job = store.find(id).orElseThrow(() -> new JobNotFoundException(id));
      JobState state = job.state();
      if (satisfied.contains(state)) {
        return;
      }
      JobState to = Transition.asked(state, cause)
          .orElseThrow(() -> new TransitionRefusedException(id, action, state));
      boolean changed = to == JobState.QUEUED
          ? !requeue(List.of(job), message).isEmpty()
          : apply(job, Transition.of(state, to, null, message));
      if (changed) {
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
   * Forgets all jobs that a sweep ever had.
   *
   * @throws TransitionRefusedException where one of them has not ended
   */
  public void deleteAllOf(String sweepId) {
    store.deleteEndedOf(sweepId);
    store.list(JobQuery.ofSweep(sweepId, 1)).forEach(job -> {
      throw TransitionRefusedException.notEnded(job.id(), job.state());
    });
  }

  /**
   * The worker of an execution is gone: its jobs go back to the queue together, or fail where that has happened too
   * often, or are paused or cancelled where that was asked for.
   *
   * @return whether jobs still wait in this execution, because their worker was lost before it took them
   */
  public boolean releaseLost(String executionId) {
    String message = "its worker was lost";
    List<StoredJob> jobs = store.inExecution(executionId);
    List<StoredJob> lost = jobs.stream().filter(job -> WITH_A_WORKER.contains(job.state())).toList();
    List<StoredJob> back = lost.stream()
        .filter(job -> job.state() == JobState.RUNNING && mayLoseOneMore(job))
        .toList();
    requeue(back, message).forEach(job -> store.countRestart(job.id())); // once a loss, whoever else sees it
    lost.stream().filter(job -> job.state() == JobState.RUNNING && !mayLoseOneMore(job)).forEach(this::failAfterLosses);
    lost.forEach(job -> letGo(job, message)); // of those that were asked to pause or to end, be it in this moment
    return jobs.stream().anyMatch(job -> job.state() == JobState.QUEUED);
  }

  private static boolean mayLoseOneMore(StoredJob job) {
    return job.restarts() < requireNonNull(job.spec().maxRestarts());
  }

  private void failAfterLosses(StoredJob job) {
    JobError error = new JobError(JobError.Code.WORKER_LOST, "%d workers were lost under this job; it may lose %d."
        .formatted(job.restarts() + 1, job.spec().maxRestarts()));
    apply(job, Transition.end(JobState.RUNNING, JobState.FAILED, job.attempt(), new Ending(null, error, null)));
  }

  /**
   * The worker of these attempts stops before their end, or leaves them for others: they go back to the queue, as one
   * execution.
   */
  public void handBack(List<StoredJob> jobs, String message) {
    requeue(jobs, message);
    jobs.forEach(this::letGo); // of those that were asked to pause or to end meanwhile
  }

  /** @return those that it was done to */
  private List<StoredJob> requeue(List<StoredJob> jobs, String message) {
    String next = Ids.execution(clock.instant());
    List<StoredJob> back = jobs.stream()
        .filter(job -> apply(job, Transition.toTheQueue(job, next, message)))
        .toList();
    back.stream()
        .min(Comparator.comparing(StoredJob::turn))
        .ifPresent(first -> queue.enqueue(next, requireNonNull(first.spec().device()), first.turn()));
    return back;
  }

  /** The worker has let go of a job that was asked to pause or to end. */
  public void letGo(StoredJob job) {
    letGo(job, null);
  }

  private void letGo(StoredJob job, @Nullable String message) {
    if (!apply(job, Transition.of(JobState.PAUSING, JobState.PAUSED, job.attempt(), message))) {
      apply(job, Transition.of(JobState.CANCELLING, JobState.CANCELLED, job.attempt(), message));
    }
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

  /** No worker could take the jobs of an execution that wait, nor ever will. */
  public void giveUp(String executionId, JobError error) {
    store.inExecution(executionId)
        .stream()
        .filter(job -> job.state() == JobState.QUEUED)
        .forEach(job -> failWaiting(job, error));
  }

  void failWaiting(StoredJob job, JobError error) {
    apply(job, Transition.end(JobState.QUEUED, JobState.FAILED, job.attempt(), new Ending(null, error, null)));
  }

  /** A job that was to pause has ended all the same; one that was being cancelled stays cancelled. */
  private void end(StoredJob job, JobState state, Ending ending) {
    for (JobState from : List.of(JobState.RUNNING, JobState.PAUSING)) {
      if (apply(job, Transition.end(from, state, job.attempt(), ending))) {
        return;
      }
    }
    letGo(job);
  }

  private boolean apply(StoredJob job, Transition transition) {
    return store.apply(job.id(), transition, now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
