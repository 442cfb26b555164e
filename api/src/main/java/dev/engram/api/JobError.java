package dev.engram.api;

/**
 * Why a job failed.
 *
 * @param code for programs
 * @param message for people
 */
public record JobError(Code code, String message) {

  /** The kinds of failure. */
  public enum Code {
    /** The loss became infinite or not a number; the metrics up to there are kept. */
    DIVERGED,
    /** The device had no memory left. */
    OUT_OF_MEMORY,
    /** Workers died under the job more often than {@code maxRestarts}. */
    WORKER_LOST,
    /** A defect of Engram, or a fork none of whose checkpoints can be read any more. */
    INTERNAL
  }
}
