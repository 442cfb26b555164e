package dev.engram.service.job;

import java.time.Instant;
import java.util.List;

/**
 * What is large of jobs that have ended. Jobs of sweeps count as ended with their sweep, and those with evaluations that
 * are still to be done have not. Each call is a transaction; several processes may make them at once.
 */
public interface RetentionStore {

  /** Jobs that ended before and still have metrics or looks into their cells, those that ended first. */
  List<String> withMetrics(Instant endedBefore, int limit);

  /**
   * Marks the metrics of a job as deleted, and deletes some thousands of them.
   *
   * @return whether there are more
   */
  boolean deleteSomeMetrics(String jobId, Instant at);

  /** Jobs that ended before and still have checkpoints, those that ended first. */
  List<String> withCheckpoints(Instant endedBefore, int limit);

  void deleteCheckpoints(String jobId, Instant at);
}
