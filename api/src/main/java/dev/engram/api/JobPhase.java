package dev.engram.api;

/** What a running job is doing. */
public enum JobPhase {
  TRAINING,
  /** Measuring the best weights on fresh sequences, for the result. */
  TESTING
}
