package dev.engram.api;

/** Where a job stands. */
public enum JobState {
  QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING, SUCCEEDED, STOPPED, FAILED, CANCELLED;

  /** Whether the job has ended for good. */
  public boolean terminal() {
    return switch (this) {
      case SUCCEEDED, STOPPED, FAILED, CANCELLED -> true;
      case QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING -> false;
    };
  }
}
