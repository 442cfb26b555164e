package dev.engram.service.event;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One broadcast for each job and sweep that is followed, for as long as it is. */
@Component
final class Broadcasts implements SmartLifecycle {

  private final StreamSettings settings;
  private final JsonMapper mapper;
  private final Map<String, Broadcast> byId = new HashMap<>();
  private final Map<Broadcast, Integer> followers = new HashMap<>();
  private boolean running;

  Broadcasts(StreamSettings settings, JsonMapper mapper) {
    this.settings = settings;
    this.mapper = mapper;
  }

  /**
   * Joins the broadcast of a job or sweep, or starts one.
   *
   * @param newest the kept event that one goes on after which is started
   */
  synchronized Broadcast join(Watch watch, long newest) {
    Broadcast broadcast = byId.get(watch.id());
    if (broadcast == null || broadcast.isOver()) {
      broadcast = new Broadcast(watch, newest, settings.backlog().toBytes(), mapper);
      byId.put(watch.id(), broadcast);
      if (running) {
        Thread.ofVirtual().name("events of " + watch.id()).start(broadcast);
      } else {
        broadcast.close();
      }
    }
    followers.merge(broadcast, 1, Integer::sum);
    return broadcast;
  }

  /** It ends with the last one who leaves. */
  synchronized void leave(Broadcast broadcast) {
    if (followers.merge(broadcast, -1, (before, less) -> before + less == 0 ? null : before + less) == null) {
      broadcast.close();
      byId.remove(broadcast.id(), broadcast);
    }
  }

  synchronized int count() {
    return followers.size();
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  /** Before the server waits for requests to end: those who follow come back to another process, or later. */
  @Override
  public synchronized void stop() {
    running = false;
    followers.keySet().forEach(Broadcast::close);
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
