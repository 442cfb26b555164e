package dev.engram.service.event;

import dev.engram.service.job.CellLooks;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.JobStore;
import dev.engram.service.sweep.SweepNotFoundException;
import dev.engram.service.sweep.SweepStore;
import dev.engram.service.sweep.Sweeps;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Makes watches of what there is. */
@Component
final class Watches {

  private static final int AT_ONCE = 2;

  private final JobStore jobs;
  private final CellLooks looks;
  private final SweepStore sweepStore;
  private final Sweeps sweeps;
  private final EventStore events;
  private final LiveEvents live;
  private final StreamSettings settings;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  Watches(JobStore jobs, CellLooks looks, SweepStore sweepStore, Sweeps sweeps, EventStore events, LiveEvents live,
      StreamSettings settings) {
    this.jobs = jobs;
    this.looks = looks;
    this.sweepStore = sweepStore;
    this.sweeps = sweeps;
    this.events = events;
    this.live = live;
    this.settings = settings;
  }

  Watch job(String id) {
    if (jobs.find(id).isEmpty()) {
      throw new JobNotFoundException(id);
    }
    return new WatchInTurn(new JobWatch(id, settings.jobs(), jobs, looks, events, live), turns);
  }

  Watch sweep(String id) {
    if (sweepStore.find(id).isEmpty()) {
      throw new SweepNotFoundException(id);
    }
    return new WatchInTurn(new SweepWatch(id, settings.sweeps(), sweeps, events, live), turns);
  }
}
