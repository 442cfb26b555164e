package dev.engram.client;

import java.time.Duration;
import java.util.Optional;

/**
 * When a read that failed is tried again.
 *
 * @param attempts all in all
 * @param firstWait doubles with each attempt
 * @param longestWait a service that asks for more time than this is not waited for
 */
record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {

  static RetryPolicy withDefaults() {
    return new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  /** How long to wait after the given attempt, counted from 1; empty to give up. */
  Optional<Duration> waitAfter(int attempt, EngramException failure) {
    if (attempt >= attempts) {
      return Optional.empty();
    }
    Duration backoff = firstWait.multipliedBy(1L << (attempt - 1));
    Duration wait = failure instanceof ServiceUnavailableException unavailable
        ? unavailable.retryAfter().orElse(backoff)
        : backoff;
    return Optional.of(wait).filter(duration -> duration.compareTo(longestWait) <= 0);
  }
}
