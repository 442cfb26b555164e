package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be asked of a sweep. */
public enum SweepAction {
  @JsonProperty("cancel")
  CANCEL,
  @JsonProperty("pause")
  PAUSE,
  @JsonProperty("resume")
  RESUME,
  @JsonProperty("retry")
  RETRY,
  @JsonProperty("extend")
  EXTEND
}
