package dev.engram.client;

import java.time.Duration;

/** The job or the sweep did not end in the time the caller gave it; it goes on. */
public final class AwaitTimeoutException extends EngramException {

  private static final long serialVersionUID = 1L;

  /** @param standing how it stood at last */
  AwaitTimeoutException(String standing, Duration timeout) {
    super(standing + " after " + timeout, null);
  }
}
