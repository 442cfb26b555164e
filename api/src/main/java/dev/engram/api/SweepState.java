package dev.engram.api;

/** Where a sweep stands, as its jobs do. */
public enum SweepState {
  /** All of its jobs wait. */
  QUEUED,
  /** Some of its jobs run or have ended, and others are left. */
  RUNNING,
  /** It was asked to rest; jobs that were running may still be on their way to it. */
  PAUSED,
  /** It was asked to end; some jobs are still on their way to it. */
  CANCELLING,
  /** All of its jobs have ended with a result, SUCCEEDED or STOPPED. */
  SUCCEEDED,
  /** Some of them have, and no other is left. */
  PARTIALLY_SUCCEEDED,
  /** None of them has. */
  FAILED,
  /** It has ended by request, or because more than {@code maxFailed} jobs failed. */
  CANCELLED;

  /** Whether nothing more happens, unless it is asked for. */
  public boolean terminal() {
    return switch (this) {
      case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELLED -> true;
      case QUEUED, RUNNING, PAUSED, CANCELLING -> false;
    };
  }
}
