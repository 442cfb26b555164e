package dev.engram.service.event;

import dev.engram.api.Event;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The events of jobs and of sweeps: those that are kept, and all of them as they happen. */
@Service
public class Events {

  private final EventStore store;
  private final Watches watches;
  private final Broadcasts broadcasts;
  private final JsonMapper mapper;
  private final StreamSettings settings;

  Events(EventStore store, Watches watches, Broadcasts broadcasts, StreamSettings settings, JsonMapper mapper) {
    this.store = store;
    this.watches = watches;
    this.broadcasts = broadcasts;
    this.mapper = mapper;
    this.settings = settings;
  }

  /** The kept ones of a job after one, the oldest first. */
  public List<Event> ofJob(String id, long after, int limit) {
    watches.job(id);
    return store.ofJob(id, after, limit);
  }

  /** The newest kept ones of a job, the newest first. */
  public List<Event> latestOfJob(String id, int limit) {
    watches.job(id);
    return store.latestOfJob(id, limit);
  }

  /** The kept ones of all jobs that a sweep ever had. */
  public List<Event> ofSweep(String id, long after, int limit) {
    watches.sweep(id);
    return store.ofSweep(id, after, limit);
  }

  /**
   * Somebody who follows a job.
   *
   * @param lastEventId the last that was told before; null: none was
   * @return empty where nothing is left to be told
   */
  public Optional<Follower> followJob(String id, @Nullable Long lastEventId) {
    return isOver(watches.job(id), lastEventId) ? Optional.empty() : Optional.of(follow(watches.job(id), lastEventId));
  }

  /** As {@link #followJob}, a sweep; one that has ended goes on when it is extended or tried again. */
  public Optional<Follower> followSweep(String id, @Nullable Long lastEventId) {
    return isOver(watches.sweep(id), lastEventId)
        ? Optional.empty()
        : Optional.of(follow(watches.sweep(id), lastEventId));
  }

  private static boolean isOver(Watch watch, @Nullable Long lastEventId) {
    return lastEventId != null && watch.look().end().isPresent() && watch.isLast(lastEventId);
  }

  private Follower follow(Watch watch, @Nullable Long lastEventId) {
    return new Follower(watch, lastEventId == null ? 0 : lastEventId, broadcasts, settings.heartbeat(), mapper);
  }
}
