package dev.engram.service.event;

import dev.engram.api.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A watch that looks at the store when it is its turn: however many there are, workers and callers find a connection. */
final class WatchInTurn implements Watch {

  private final Watch watch;
  private final Semaphore turns;

  /** @param turns as many as may look at once */
  WatchInTurn(Watch watch, Semaphore turns) {
    this.watch = watch;
    this.turns = turns;
  }

  @Override
  public String id() {
    return watch.id();
  }

  @Override
  public Duration interval() {
    return watch.interval();
  }

  @Override
  public Look look() {
    return inTurn(watch::look);
  }

  @Override
  public List<Event> after(long eventId) {
    return inTurn(() -> watch.after(eventId));
  }

  @Override
  public long newest() {
    return inTurn(watch::newest);
  }

  @Override
  public boolean isLast(long eventId) {
    return inTurn(() -> watch.isLast(eventId));
  }

  private <T> T inTurn(Supplier<T> look) {
    turns.acquireUninterruptibly();
    try {
      return look.get();
    } finally {
      turns.release();
    }
  }
}
