package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may be asked of a job that exists. */
public enum JobAction {
  /** Ends it; a running one takes a last checkpoint first. */
  @JsonProperty("cancel")
  CANCEL,
  /** Lets it rest; a running one takes a checkpoint first. */
  @JsonProperty("pause")
  PAUSE,
  /** Puts a paused one back into its old place in the queue. */
  @JsonProperty("resume")
  RESUME
}
