package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is followed, to which happens what a test wants. */
final class FakeWatch implements Watch {

  private final List<Event> kept = new ArrayList<>();
  private List<Event> live = new ArrayList<>();
  private Optional<String> end = Optional.empty();
  private int looks;

  synchronized void keep(long id) {
    kept.add(new Event(id, Instant.EPOCH, "job_1", EventType.STATE, Map.of()));
  }

  synchronized void keepUpTo(long last) {
    for (long id = kept.size() + 1L; id <= last; id++) {
      keep(id);
    }
  }

  synchronized void forgetAll() {
    kept.clear();
  }

  synchronized void progress(int step) {
    live.add(new Event(null, Instant.EPOCH, "job_1", EventType.PROGRESS, Map.of("step", step)));
  }

  synchronized void end() {
    end = Optional.of("SUCCEEDED");
  }

  synchronized int looks() {
    return looks;
  }

  @Override
  public String id() {
    return "job_1";
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(2);
  }

  @Override
  public synchronized Look look() {
    looks++;
    List<Event> news = live;
    live = new ArrayList<>();
    return new Look(news, end);
  }

  @Override
  public synchronized List<Event> after(long eventId) {
    return kept.stream().filter(event -> idOf(event) > eventId).limit(PAGE).toList();
  }

  @Override
  public synchronized long newest() {
    return kept.isEmpty() ? 0 : idOf(kept.getLast());
  }

  @Override
  public synchronized boolean isLast(long eventId) {
    return after(eventId).isEmpty();
  }

  private static long idOf(Event event) {
    Long id = event.id();
    return id == null ? 0 : id;
  }
}
