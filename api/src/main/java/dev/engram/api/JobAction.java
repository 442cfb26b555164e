package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may be asked of a job that exists. */
public enum JobAction {
  @JsonProperty("cancel")
  CANCEL,
  @JsonProperty("pause")
  PAUSE,
  @JsonProperty("resume")
  RESUME
}
