package dev.engram.service.job;

import org.slf4j.Logger;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/** Failures that pass: the store can't be reached, restarts, or has no room. */
public final class StoreOutage {

  private StoreOutage() {}

  /** Does what can be done another time, when the store is away now. */
  public static void skipWhileAway(Runnable task, Logger log) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      if (!is(failure)) {
        throw failure;
      }
      log.debug("The job store is away; this is done another time", failure);
    }
  }

  /** Whether the same write may succeed at another time. */
  public static boolean is(Throwable failure) {
    return failure instanceof TransactionException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof UncategorizedDataAccessException; // such as H2's without a disk
  }
}
