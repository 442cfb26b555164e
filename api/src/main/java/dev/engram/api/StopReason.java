package dev.engram.api;

/** Why a job with valid metrics ended. */
public enum StopReason {
  /** The stopping rule of the spec was met. */
  TARGET_REACHED,
  /** All steps were trained. */
  MAX_STEPS,
  /** The running time was used up: the job is STOPPED. */
  MAX_RUNTIME
}
