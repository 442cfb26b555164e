package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.service.job.Admission;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.job.TransitionRefusedException;
import dev.engram.service.sweep.PlannedJob.Role;
import dev.engram.service.sweep.StoredSweep.Intent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the jobs of sweeps follow what is asked of the sweep: puts them into the queue as there is room, chooses rates when
 * pilots have ended, cancels and pauses. Any process may do the next step of a sweep, one at a time.
 */
@Component
class SweepCoordinator {

  private static final Logger log = LoggerFactory.getLogger(SweepCoordinator.class);
  private static final int AT_ONCE = 200;

  private final SweepStore store;
  private final Admission admission;
  private final Packing packing;
  private final JobLifecycle lifecycle;
  private final TransactionOperations transaction;
  private final Clock clock;

  SweepCoordinator(SweepStore store, Admission admission, Packing packing, JobLifecycle lifecycle,
      TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.packing = packing;
    this.lifecycle = lifecycle;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is to be done with each of some jobs, in a transaction of its own. */
  private record Errand(List<String> jobIds, Consumer<String> action) {

    static final Errand NONE = new Errand(List.of(), id -> {});
  }

  @Scheduled(fixedDelayString = "${engram.sweeps.interval:1s}")
  void advanceAll() {
    StoreOutage.skipWhileAway(() -> store.unfinished().forEach(this::advanceIfPossible), log);
  }

  /** One sweep's trouble is not the others'. */
  private void advanceIfPossible(String id) {
    try {
      advance(id);
    } catch (RuntimeException failure) {
      if (StoreOutage.is(failure)) {
        throw failure;
      }
      log.error("The next step of {} failed", id, failure);
    }
  }

  void advance(String id) {
    Errand errand = requireNonNull(transaction.execute(status -> store.lock(id)
        .filter(sweep -> sweep.finishedAt() == null)
        .map(this::step)
        .orElse(Errand.NONE)));
    for (String jobId : errand.jobIds()) {
      try {
        errand.action().accept(jobId);
      } catch (TransitionRefusedException | JobNotFoundException meanwhile) {
        log.debug("{} has gone its own way", jobId, meanwhile);
      }
    }
  }

  private Errand step(StoredSweep sweep) {
    String id = sweep.id();
    SweepStatus status = store.status(id);
    boolean nothingMoreStarts = status.waiting() == 0 || sweep.intent() == Intent.CANCEL;
    if (nothingMoreStarts && status.alive() == 0) {
      store.finish(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      return Errand.NONE;
    }
    return switch (sweep.intent()) {
      case CANCEL -> errand(id, EnumSet.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSING, JobState.PAUSED),
          jobId -> lifecycle.cancel(jobId, false));
      case PAUSE -> errand(id, EnumSet.of(JobState.QUEUED, JobState.RUNNING), lifecycle::pause);
      case RESUME -> {
        if (status.of(JobState.PAUSED) + status.of(JobState.PAUSING) == 0) {
          store.intend(id, Intent.RUN);
        }
        yield errand(id, EnumSet.of(JobState.PAUSED), lifecycle::resume);
      }
      case RUN -> run(sweep, status);
    };
  }

  private Errand errand(String id, Set<JobState> states, Consumer<String> action) {
    return new Errand(store.inState(id, states, AT_ONCE), action);
  }

  private Errand run(StoredSweep sweep, SweepStatus status) {
    Integer maxFailed = sweep.spec().maxFailed();
    if (maxFailed != null && status.of(JobState.FAILED) > maxFailed) {
      store.intend(sweep.id(), Intent.CANCEL);
      return Errand.NONE;
    }
    if (status.undecided() > 0) {
      decide(sweep.id());
    }
    Integer maxParallel = sweep.spec().maxParallel();
    int room = maxParallel == null ? AT_ONCE : Math.min(AT_ONCE, maxParallel - status.alive());
    if (status.waiting() > 0 && room > 0) {
      start(sweep, store.next(sweep.id(), room), maxParallel == null ? status.waiting() : room);
    }
    return Errand.NONE;
  }

  private void start(StoredSweep sweep, List<JobOfSweep> jobs, int left) {
    for (List<JobOfSweep> pack : packing.packs(jobs, left)) {
      if (!admission.hasRoom(sweep.owner(), pack.size())) {
        return; // there will be some later
      }
      List<String> ids = admission.admit(pack.stream().map(job -> job.planned().spec()).toList(),
          sweep.owner(), sweep.id());
      for (int index = 0; index < pack.size(); index++) {
        store.started(sweep.id(), pack.get(index).number(), ids.get(index));
      }
    }
  }

  /** The rates of those points whose pilots have all ended. */
  private void decide(String id) {
    record Point(String part, int number) {}
    Map<Point, List<JobOfSweep>> points = new LinkedHashMap<>();
    for (JobOfSweep job : store.jobs(id)) {
      points.computeIfAbsent(new Point(job.planned().part(), job.planned().point()), point -> new ArrayList<>())
          .add(job);
    }
    for (List<JobOfSweep> ofPoint : points.values()) {
      List<JobOfSweep> undecided = ofPoint.stream().filter(job -> job.planned().role() == Role.UNDECIDED).toList();
      if (!undecided.isEmpty()) {
        RateChoice.of(ofPoint.stream().filter(job -> job.planned().role() == Role.PILOT).toList())
            .ifPresent(rate -> undecided.forEach(job -> store.decide(id, job.number(),
                withRate(job.planned().spec(), rate))));
      }
    }
  }

  private static JobSpec withRate(JobSpec spec, double rate) {
    return spec.withOptimizer(requireNonNull(spec.optimizer()).withLearningRate(rate));
  }
}
