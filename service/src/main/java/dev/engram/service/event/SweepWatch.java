package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.api.Sweep;
import dev.engram.api.SweepState;
import dev.engram.service.sweep.SweepNotFoundException;
import dev.engram.service.sweep.Sweeps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sweep that is followed. */
final class SweepWatch implements Watch {

  /** What is told of a sweep as a whole. */
  private record Standing(SweepState state, double fraction, @Nullable Double etaSeconds, int jobs,
      Map<String, Integer> counts) {}

  private final String id;
  private final Duration interval;
  private final Sweeps sweeps;
  private final EventStore events;
  private final LiveEvents live;

  private @Nullable Standing told;

  SweepWatch(String id, Duration interval, Sweeps sweeps, EventStore events, LiveEvents live) {
    this.id = id;
    this.interval = interval;
    this.sweeps = sweeps;
    this.events = events;
    this.live = live;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public Look look() {
    Sweep sweep;
    try {
      sweep = sweeps.get(id);
    } catch (SweepNotFoundException deleted) {
      return Look.gone();
    }
    Standing standing = new Standing(sweep.state(), sweep.progress().fraction(), sweep.progress().etaSeconds(),
        sweep.jobs(), sweep.counts());
    boolean isNews = !standing.equals(told);
    told = standing;
    return new Look(isNews ? List.of(live.event(null, EventType.PROGRESS, standing)) : List.of(),
        sweep.terminal() ? Optional.of(sweep.state().name()) : Optional.empty());
  }

  @Override
  public List<Event> after(long eventId) {
    return events.settledOfSweep(id, eventId, PAGE);
  }

  @Override
  public long newest() {
    return events.newestSettledOfSweep(id);
  }

  @Override
  public boolean isLast(long eventId) {
    return events.ofSweep(id, eventId, 1).isEmpty();
  }
}
