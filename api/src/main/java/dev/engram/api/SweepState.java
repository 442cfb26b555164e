package dev.engram.api;

/** Where a sweep stands, as its jobs do. */
public enum SweepState {
  /** None of its jobs has started. */
  QUEUED,
  RUNNING,
  /** It was asked to rest; jobs that were running may still be on their way to it. */
  PAUSED,
  /** It was asked to end; some jobs are still on their way to it. */
  CANCELLING,
  /** All of its jobs have ended with a result. */
  SUCCEEDED,
  /** Some of them have. */
  PARTIALLY_SUCCEEDED,
  /** None of them has. */
  FAILED,
  CANCELLED;

  /** Whether nothing more happens, unless it is asked for. */
  public boolean terminal() {
    return switch (this) {
      case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELLED -> true;
      case QUEUED, RUNNING, PAUSED, CANCELLING -> false;
    };
  }
}
