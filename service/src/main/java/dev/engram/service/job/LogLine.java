package dev.engram.service.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a worker has to say of a job beyond its state. */
public record LogLine(Level level, String message) {

  /** How much it matters. */
  public enum Level {
    @JsonProperty("info")
    INFO,
    /** Something is not as it should be; the job goes on. */
    @JsonProperty("warn")
    WARN
  }
}
