package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.service.event.Watch.Look;
import dev.engram.service.job.StoreOutage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is new of one job or sweep: one thread looks at the store, and all who follow take from the backlog at their own
 * pace. It waits for none of them.
 */
final class Broadcast implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Broadcast.class);

  /** What there is to hear from a place on. */
  sealed interface Heard {}

  /** @param place where to go on */
  record News(List<Frame> frames, long place) implements Heard {}

  /** Nothing, for as long as was waited. */
  record Silence() implements Heard {}

  /** Something is not in the backlog any more. */
  record Missed() implements Heard {}

  /** @param end empty: the service stops, or can't go on telling; there is more to come */
  record Over(Optional<Frame> end) implements Heard {}

  private final Watch watch;
  private final JsonMapper mapper;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Backlog backlog;
  private long lastEventId;
  private @Nullable Frame standing;
  private @Nullable Frame end;
  private boolean closed;

  /**
   * @param after the kept event that it goes on after
   * @param room of the backlog in bytes
   */
  Broadcast(Watch watch, long after, long room, JsonMapper mapper) {
    this.watch = watch;
    this.lastEventId = after;
    this.mapper = mapper;
    this.backlog = new Backlog(room, after);
  }

  String id() {
    return watch.id();
  }

  @Override
  public void run() {
    try {
      while (!isOver()) {
        StoreOutage.skipWhileAway(this::poll, log);
        pause();
      }
    } catch (RuntimeException failure) {
      log.error("The events of {} can't be told any more", id(), failure);
    } finally {
      close();
    }
  }

  /** The look first: what it tells of, the kept events have. */
  private void poll() {
    Look look = watch.look();
    add(look.live());
    List<Event> kept;
    do {
      kept = watch.after(lastEventId);
      add(kept);
    } while (kept.size() == Watch.PAGE && !isOver());
    if (look.end().isPresent() && watch.isLast(lastEventId)) {
      end(Frame.end(lastEventId, look.end().get(), mapper));
    }
  }

  private void add(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Frame> frames = events.stream().map(event -> Frame.of(event, mapper)).toList();
    lock.lock();
    try {
      for (int index = 0; index < frames.size(); index++) {
        backlog.add(frames.get(index));
        if (events.get(index).type() == EventType.PROGRESS) {
          standing = frames.get(index);
        }
      }
      Long newest = events.getLast().id();
      lastEventId = newest == null ? lastEventId : newest;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(Frame frame) {
    lock.lock();
    try {
      end = frame;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing more is told here. */
  boolean isOver() {
    lock.lock();
    try {
      return closed || end != null;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      long left = watch.interval().toNanos();
      while (left > 0 && !closed && end == null) {
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** How far it is now, where that is known: what somebody who comes is told first. */
  Optional<Frame> standing() {
    lock.lock();
    try {
      return Optional.ofNullable(standing);
    } finally {
      lock.unlock();
    }
  }

  /** The kept event up to which they are to be read in the store. */
  long floor() {
    lock.lock();
    try {
      return backlog.floor();
    } finally {
      lock.unlock();
    }
  }

  /** The place of somebody who was told the kept events up to one; empty where the backlog begins later. */
  OptionalLong placeAfter(long eventId) {
    lock.lock();
    try {
      return eventId < backlog.floor() ? OptionalLong.empty() : OptionalLong.of(backlog.placeAfter(eventId));
    } finally {
      lock.unlock();
    }
  }

  /** Waits for what there is from a place on. */
  Heard await(long place, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (place == backlog.end() && end == null && !closed && left > 0) {
        left = news.awaitNanos(left);
      }
      if (!backlog.hasAllFrom(place)) {
        return new Missed();
      }
      if (place < backlog.end()) {
        return new News(backlog.from(place), backlog.end());
      }
      return end != null || closed ? new Over(Optional.ofNullable(end)) : new Silence();
    } finally {
      lock.unlock();
    }
  }
}
