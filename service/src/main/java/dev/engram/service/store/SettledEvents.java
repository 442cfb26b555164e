package dev.engram.service.store;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Up to which id all events are seen by everybody. Databases give ids before the commit, so one may appear after a greater
 * one was read; it can't any more when all transactions have ended that were open when the greater one was seen.
 */
@Component
final class SettledEvents {

  /**
   * Longer than any transaction of Engram's lives: a database that others share may have theirs open for hours, and these
   * hold up nothing.
   */
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(2);

  /** When the events up to an id were seen. */
  private record Sight(long eventId, long next, long nanoTime) {}

  private final LongSupplier newest;
  private final OpenWrites writes;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Sight waiting;
  private long settled;

  @Autowired
  SettledEvents(JobEvents events, OpenWrites writes) {
    this(events::newest, writes, System::nanoTime);
  }

  /** @param newest the greatest id that is seen */
  SettledEvents(LongSupplier newest, OpenWrites writes, LongSupplier nanoTime) {
    this.newest = newest;
    this.writes = writes;
    this.nanoTime = nanoTime;
  }

  /** As far as is known now; each call learns more. */
  long upTo() {
    lock.lock();
    try {
      long seen = newest.getAsLong();
      Moment moment = writes.now(); // after it: whoever wrote the newest or one before has a smaller number than next
      Sight sight = new Sight(seen, moment.next(), nanoTime.getAsLong());
      if (waiting != null && isSettled(waiting, moment)) {
        settled = waiting.eventId();
        waiting = null;
      }
      if (isSettled(sight, moment)) {
        settled = seen;
        waiting = null;
      } else if (waiting == null) {
        waiting = sight;
      }
      return settled;
    } finally {
      lock.unlock();
    }
  }

  private boolean isSettled(Sight sight, Moment moment) {
    return moment.oldest() >= sight.next()
        || nanoTime.getAsLong() - sight.nanoTime() > LONGEST_WRITE.toNanos();
  }
}
