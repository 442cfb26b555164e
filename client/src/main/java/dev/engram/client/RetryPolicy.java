package dev.engram.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a call that failed is tried again: only where it may go better the next time, and never sooner than the service asks.
 *
 * @param attempts all in all
 * @param firstWait at most, and then twice as much after each attempt
 * @param longestWait a service that asks for more time than this is not waited for
 * @param random so that those who failed together do not come back together
 */
record RetryPolicy(int attempts, Duration firstWait, Duration longestWait, RandomGenerator random) {

  /** For a call that somebody waits for. */
  static RetryPolicy ofCalls(int attempts, RandomGenerator random) {
    return new RetryPolicy(attempts, Duration.ofMillis(200), Duration.ofSeconds(5), random);
  }

  /** For whoever follows something for long: half a minute, in which a service has started again. */
  static RetryPolicy ofFollowers(RandomGenerator random) {
    return new RetryPolicy(8, Duration.ofMillis(500), Duration.ofSeconds(32), random);
  }

  /** How long to wait after the given attempt, counted from 1; empty to give up. */
  Optional<Duration> waitAfter(int attempt, EngramException failure) {
    if (attempt >= attempts || !mayPass(failure)) {
      return Optional.empty();
    }
    Optional<Duration> asked = failure instanceof ApiException refusal ? refusal.retryAfter() : Optional.empty();
    if (asked.isPresent()) {
      return asked.filter(duration -> duration.compareTo(longestWait) <= 0).map(duration -> share(duration, 1, 1.25));
    }
    return Optional.of(share(firstWait.multipliedBy(1L << (attempt - 1)), 0.5, 1));
  }

  /** A conflict passes where the service says when: the first request with an idempotency key is still under way. */
  private static boolean mayPass(EngramException failure) {
    return failure instanceof ConnectionException || failure instanceof ServiceUnavailableException
        || failure instanceof ConflictException conflict && conflict.retryAfter().isPresent();
  }

  private Duration share(Duration duration, double from, double to) {
    return Duration.ofMillis(Math.round(duration.toMillis() * (from + (to - from) * random.nextDouble())));
  }
}
