package dev.engram.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether one more job may wait. While there is room the queue is counted once a second at most, and the less often the
 * longer that takes, so that submitting costs the same however long it is: processes that submit at the same moment can
 * exceed the limit by what they submit between two counts.
 */
@Component
final class QueueRoom {

  private static final Duration COUNT_LASTS = Duration.ofSeconds(1);

  /** How many times as long as it took a count lasts: counting then takes a twentieth of the time at most. */
  private static final int TIMES_ITS_COST = 20;

  private final JobStore store;
  private final QueueSettings settings;
  private final Clock clock;
  private Instant lastsUntil = Instant.EPOCH;
  private int waiting;

  QueueRoom(JobStore store, QueueSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** @throws QueueFullException where so many jobs wait that no more is taken */
  synchronized void take() {
    if (!hasRoom(1)) {
      throw new QueueFullException(settings.limit());
    }
    waiting++;
  }

  /** Whether so many more may wait. */
  synchronized boolean hasRoom(int jobs) {
    Instant now = clock.instant();
    if (waiting + jobs > settings.limit() || now.isAfter(lastsUntil)) {
      waiting = store.countQueued(settings.limit());
      Duration cost = Duration.between(now, clock.instant()).multipliedBy(TIMES_ITS_COST);
      lastsUntil = now.plus(cost.compareTo(COUNT_LASTS) > 0 ? cost : COUNT_LASTS);
    }
    return waiting + jobs <= settings.limit();
  }
}
