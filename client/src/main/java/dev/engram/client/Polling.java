package dev.engram.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Asks again and again how things stand until all of them have ended, also over a short outage of the service.
 *
 * @param again how one stands now
 * @param terminal whether it has ended
 * @param standing for the message where it does not: {@code job job_1 was still QUEUED at step 0}
 */
record Polling<T>(Transport transport, UnaryOperator<T> again, Predicate<T> terminal, Function<T, String> standing) {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  /**
   * @param first how they stand at first
   * @param onProgress hears all of them after every round
   * @return how they ended, in the same order
   * @throws AwaitTimeoutException naming the first one that has not ended in time
   */
  List<T> untilAllEnded(List<T> first, Duration timeout, Consumer<List<T>> onProgress) {
    Instant deadline = transport.clock().instant().plus(timeout);
    List<T> now = first;
    while (true) {
      onProgress.accept(now);
      Optional<T> unfinished = now.stream().filter(terminal.negate()).findFirst();
      if (unfinished.isEmpty()) {
        return now;
      }
      if (!transport.clock().instant().isBefore(deadline)) {
        throw new AwaitTimeoutException(standing.apply(unfinished.get()), timeout);
      }
      transport.pause(INTERVAL);
      now = now.stream().map(one -> terminal.test(one) ? one : again.apply(one)).toList();
    }
  }
}
