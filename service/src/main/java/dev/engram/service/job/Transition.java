package dev.engram.service.job;

import static dev.engram.api.JobState.CANCELLED;
import static dev.engram.api.JobState.CANCELLING;
import static dev.engram.api.JobState.FAILED;
import static dev.engram.api.JobState.PAUSED;
import static dev.engram.api.JobState.PAUSING;
import static dev.engram.api.JobState.QUEUED;
import static dev.engram.api.JobState.RUNNING;
import static dev.engram.api.JobState.STOPPED;
import static dev.engram.api.JobState.SUCCEEDED;

import dev.engram.api.Fingerprint;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a job's state. The store makes it only while the job is in {@code from}, and, where they are given, still
 * belongs to that attempt and to the claim's execution.
 *
 * @param message for the job's history
 * @param claim who takes the job, when it starts to run
 * @param executionId the job's new place in the queue, when it comes back to it
 * @param ending how it ended
 */
public record Transition(JobState from, JobState to, @Nullable Integer attempt, @Nullable String message,
    @Nullable Claim claim, @Nullable String executionId, @Nullable Ending ending) {

  /** Who makes jobs go from one state to another. */
  enum Cause {
    WORKER, CANCEL, FORCED_CANCEL, PAUSE, RESUME
  }

  private record Row(JobState from, Cause cause, JobState to) {}

  /** The table of the changes that exist. */
  private static final List<Row> TABLE = List.of(
      new Row(QUEUED, Cause.WORKER, RUNNING),
      new Row(QUEUED, Cause.WORKER, FAILED),
      new Row(QUEUED, Cause.PAUSE, PAUSED),
      new Row(QUEUED, Cause.CANCEL, CANCELLED),
      new Row(QUEUED, Cause.FORCED_CANCEL, CANCELLED),

      new Row(RUNNING, Cause.WORKER, QUEUED),
      new Row(RUNNING, Cause.WORKER, SUCCEEDED),
      new Row(RUNNING, Cause.WORKER, STOPPED),
      new Row(RUNNING, Cause.WORKER, FAILED),
      new Row(RUNNING, Cause.PAUSE, PAUSING),
      new Row(RUNNING, Cause.CANCEL, CANCELLING),
      new Row(RUNNING, Cause.FORCED_CANCEL, CANCELLED),

      new Row(PAUSING, Cause.WORKER, PAUSED),
      new Row(PAUSING, Cause.WORKER, SUCCEEDED),
      new Row(PAUSING, Cause.WORKER, STOPPED),
      new Row(PAUSING, Cause.WORKER, FAILED),
      new Row(PAUSING, Cause.CANCEL, CANCELLING),
      new Row(PAUSING, Cause.FORCED_CANCEL, CANCELLED),

      new Row(PAUSED, Cause.RESUME, QUEUED),
      new Row(PAUSED, Cause.CANCEL, CANCELLED),
      new Row(PAUSED, Cause.FORCED_CANCEL, CANCELLED),

      new Row(CANCELLING, Cause.WORKER, CANCELLED),
      new Row(CANCELLING, Cause.FORCED_CANCEL, CANCELLED));

  /**
   * Who runs the job, and where.
   *
   * @param executionId by which the worker found the job
   */
  public record Claim(String executionId, String device, Fingerprint fingerprint) {}

  /** How the job ended. */
  public record Ending(@Nullable StopReason stopReason, @Nullable JobError error, @Nullable JobResult result) {

    static final Ending NONE = new Ending(null, null, null);
  }

  public Transition {
    if (!exists(from, to)) {
      throw new IllegalArgumentException("no job goes from %s to %s".formatted(from, to));
    }
    if ((to == QUEUED) != (executionId != null) || (to == RUNNING) != (claim != null)
        || to.terminal() != (ending != null)) {
      throw new IllegalArgumentException("a change to %s lacks what belongs to it, or has more".formatted(to));
    }
  }

  /** A change that brings nothing else with it. */
  static Transition of(JobState from, JobState to, @Nullable Integer attempt, @Nullable String message) {
    return new Transition(from, to, attempt, message, null, null, to.terminal() ? Ending.NONE : null);
  }

  static Transition start(Claim claim, String message) {
    return new Transition(QUEUED, RUNNING, null, message, claim, null, null);
  }

  static Transition toTheQueue(StoredJob job, String executionId, String message) {
    return new Transition(job.state(), QUEUED, job.attempt(), message, null, executionId, null);
  }

  static Transition end(JobState from, JobState to, int attempt, Ending ending) {
    return new Transition(from, to, attempt, null, null, null, ending);
  }

  /** Whether a job can go from one state to the other. */
  public static boolean exists(JobState from, JobState to) {
    return from(from).anyMatch(row -> row.to == to);
  }

  /** Where a job goes from a state for this cause, where that is one place alone; empty where it can't. */
  static Optional<JobState> asked(JobState from, Cause cause) {
    return from(from).filter(row -> row.cause == cause).map(Row::to).findFirst();
  }

  private static Stream<Row> from(JobState state) {
    return TABLE.stream().filter(row -> row.from == state);
  }
}
