package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be asked of a sweep. */
public enum SweepAction {
  /** Ends it, with all jobs that have not ended. */
  @JsonProperty("cancel")
  CANCEL,
  /** Lets its jobs rest; none starts. */
  @JsonProperty("pause")
  PAUSE,
  /** Lets them go on. */
  @JsonProperty("resume")
  RESUME,
  /** Runs again what failed for another reason than DIVERGED, was cancelled or was deleted. */
  @JsonProperty("retry")
  RETRY,
  /** Adds values to the axes of a part. */
  @JsonProperty("extend")
  EXTEND
}
