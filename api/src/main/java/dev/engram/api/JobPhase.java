package dev.engram.api;

/** What a running job is doing. */
public enum JobPhase {
  /** Training, with its evaluations on the validation stream. */
  TRAINING,
  /** Measuring the best weights on the test stream, for the result. */
  TESTING
}
