package dev.engram.service.job;

import dev.engram.api.Fingerprint;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a job's state. The store makes it only while the job is in {@code from} and, where {@code attempt} is
 * given, still belongs to that attempt.
 *
 * @param message for the job's history
 * @param claim who takes the job, when it starts to run
 * @param ending how it ended
 */
public record Transition(JobState from, JobState to, @Nullable Integer attempt, @Nullable String message,
    @Nullable Claim claim, @Nullable Ending ending) {

  /** The table of the changes that exist. */
  private static final Map<JobState, Set<JobState>> EXISTING = Map.of(
      JobState.QUEUED, Set.of(JobState.RUNNING, JobState.CANCELLED),
      JobState.RUNNING, Set.of(JobState.QUEUED, JobState.CANCELLING, JobState.CANCELLED, JobState.SUCCEEDED,
          JobState.STOPPED, JobState.FAILED),
      JobState.CANCELLING, Set.of(JobState.CANCELLED));

  /** Who runs the job, and where. */
  public record Claim(String device, Fingerprint fingerprint) {}

  /** How the job ended. */
  public record Ending(@Nullable StopReason stopReason, @Nullable JobError error, @Nullable JobResult result) {

    static final Ending NONE = new Ending(null, null, null);
  }

  public Transition {
    if (!exists(from, to)) {
      throw new IllegalArgumentException("no job goes from %s to %s".formatted(from, to));
    }
  }

  /** Whether a job can go from one state to the other. */
  public static boolean exists(JobState from, JobState to) {
    return EXISTING.getOrDefault(from, Set.of()).contains(to);
  }

  static Transition of(JobState from, JobState to, @Nullable String message) {
    return new Transition(from, to, null, message, null, to.terminal() ? Ending.NONE : null);
  }
}
