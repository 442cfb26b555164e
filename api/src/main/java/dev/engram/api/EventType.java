package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of events, by their names in a stream. */
public enum EventType {
  /** A job has gone to another state; kept. */
  @JsonProperty("state")
  STATE,
  /** How far a job or a sweep is now; live only. */
  @JsonProperty("progress")
  PROGRESS,
  /** Points of metrics that are new; live only. */
  @JsonProperty("metric")
  METRIC,
  /** The newest evaluation; live only. */
  @JsonProperty("evaluation")
  EVALUATION,
  /** A checkpoint was stored; kept. */
  @JsonProperty("checkpoint")
  CHECKPOINT,
  /** What was found in the cell; live only. */
  @JsonProperty("diagnostic")
  DIAGNOSTIC,
  /** What a worker has to say of a job beyond its state; kept. */
  @JsonProperty("log")
  LOG
}
