package dev.engram.service.cell;

import java.time.Instant;

/** Hands evaluations to workers. */
public interface EvaluationQueue {

  /**
   * Takes part in the caller's transaction.
   *
   * @param turn those with an earlier one start first, of evaluations and of jobs
   */
  void enqueue(String evaluationId, Instant turn);
}
