package dev.engram.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether one more job may wait. The queue is counted once a second at most, so that submitting costs the same however
 * long it is: processes that submit at the same moment can exceed the limit by what they submit in that second.
 */
@Component
final class QueueRoom {

  private static final Duration COUNT_LASTS = Duration.ofSeconds(1);

  private final JobStore store;
  private final QueueSettings settings;
  private final Clock clock;
  private Instant countedAt = Instant.EPOCH;
  private int waiting;

  QueueRoom(JobStore store, QueueSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** @throws QueueFullException where so many jobs wait that no more is taken */
  synchronized void take() {
    Instant now = clock.instant();
    if (waiting >= settings.limit() || now.isAfter(countedAt.plus(COUNT_LASTS))) {
      waiting = store.countQueued(settings.limit());
      countedAt = now;
    }
    if (waiting >= settings.limit()) {
      throw new QueueFullException(settings.limit());
    }
    waiting++;
  }
}
