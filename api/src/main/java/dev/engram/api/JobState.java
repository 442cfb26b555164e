package dev.engram.api;

/** Where a job stands. */
public enum JobState {
  /** Waits for a worker: a new one, one that was resumed, or one whose worker stopped or was lost. */
  QUEUED,
  /** A worker trains or tests it. */
  RUNNING,
  /** It was asked to rest; its worker takes a checkpoint first. */
  PAUSING,
  /** Rests until it is resumed or cancelled. */
  PAUSED,
  /** It was asked to end; its worker takes a last checkpoint first. */
  CANCELLING,
  /** Ended by its stopping rule or after all steps, with a result, be it solved or not. */
  SUCCEEDED,
  /** Ended because its running time was used up, with a result. */
  STOPPED,
  /** Ended with an error and without a result. */
  FAILED,
  /** Ended by request, without a result. */
  CANCELLED;

  /** Whether the job has ended for good. */
  public boolean terminal() {
    return switch (this) {
      case SUCCEEDED, STOPPED, FAILED, CANCELLED -> true;
      case QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING -> false;
    };
  }
}
