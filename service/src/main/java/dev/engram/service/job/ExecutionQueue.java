package dev.engram.service.job;

import java.time.Instant;

/**
 * Hands executions to workers. An execution is one job, or a pack of jobs that train together: all that carry its id. A
 * job that comes back to the queue gets a new one, so that nothing that still knows the old one can touch it.
 */
public interface ExecutionQueue {

  /**
   * Takes part in the caller's transaction: a job that was stored is also queued.
   *
   * @param device as its jobs ask for it
   * @param turn executions with an earlier one start first
   */
  void enqueue(String executionId, String device, Instant turn);
}
