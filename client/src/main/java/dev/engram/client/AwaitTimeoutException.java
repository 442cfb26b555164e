package dev.engram.client;

import dev.engram.api.Job;
import java.time.Duration;

/** The job did not end in the time the caller gave it; it goes on. */
public final class AwaitTimeoutException extends EngramException {

  private static final long serialVersionUID = 1L;

  AwaitTimeoutException(Job job, Duration timeout) {
    super("job " + job.id() + " was still " + job.state() + " at step " + job.progress().step() + " after " + timeout,
        null);
  }
}
