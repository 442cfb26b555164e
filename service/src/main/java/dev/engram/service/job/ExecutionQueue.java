package dev.engram.service.job;

/** Hands jobs to workers. */
public interface ExecutionQueue {

  /** Takes part in the caller's transaction: a job that was stored is also queued. */
  void enqueue(String jobId, int priority);
}
