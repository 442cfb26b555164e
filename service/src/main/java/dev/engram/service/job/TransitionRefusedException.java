package dev.engram.service.job;

import dev.engram.api.JobAction;
import dev.engram.api.JobState;
import java.util.List;

/** A job can't do what was asked in the state it is in. */
public final class TransitionRefusedException extends RuntimeException {

  private final JobState state;
  private final transient List<JobAction> allowedActions;

  TransitionRefusedException(String id, JobAction action, JobState state) {
    this("Job %s is %s and can't %s.".formatted(id, state, JsonNames.of(action)), state);
  }

  private TransitionRefusedException(String message, JobState state) {
    super(message);
    this.state = state;
    this.allowedActions = JobLifecycle.allowedActions(state);
  }

  static TransitionRefusedException notEnded(String id, JobState state) {
    return new TransitionRefusedException(
        "Job %s is %s; only a job that has ended can be deleted.".formatted(id, state),
        state);
  }

  public JobState state() {
    return state;
  }

  public List<JobAction> allowedActions() {
    return allowedActions;
  }
}
