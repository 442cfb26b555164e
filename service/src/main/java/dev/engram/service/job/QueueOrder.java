package dev.engram.service.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is: priorities that age. A job is as urgent as one of a priority higher by one that came
 * {@link QueueSettings#ageing} later, so that none waits for ever behind newer ones. That order never changes while jobs
 * wait, which keeps the queue one sorted index, however long it is.
 */
@Component
final class QueueOrder {

  private final QueueSettings settings;

  QueueOrder(QueueSettings settings) {
    this.settings = settings;
  }

  /** Earlier goes first; never in the future, when it would not be due yet. */
  Instant turn(Instant createdAt, int priority) {
    long places = Math.subtractExact(priority, JobSpecResolver.LOWEST_PRIORITY);
    return createdAt.minus(settings.ageing().multipliedBy(places)).truncatedTo(ChronoUnit.MICROS);
  }
}
