package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.ExtendRequest;
import dev.engram.api.JobError;
import dev.engram.api.Sweep;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepState;
import dev.engram.api.SweepValidation;
import dev.engram.service.access.CurrentCaller;
import dev.engram.service.job.Ids;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.OwnerRoom;
import dev.engram.service.sweep.StoredSweep.Intent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers can do with sweeps. */
@Service
@Transactional
public class Sweeps {

  private final SweepPlanner planner;
  private final SweepStore store;
  private final SweepViews views;
  private final JobLifecycle lifecycle;
  private final OwnerRoom room;
  private final CurrentCaller caller;
  private final Clock clock;

  Sweeps(SweepPlanner planner, SweepStore store, SweepViews views, JobLifecycle lifecycle, OwnerRoom room,
      CurrentCaller caller,
      Clock clock) {
    this.planner = planner;
    this.store = store;
    this.views = views;
    this.lifecycle = lifecycle;
    this.room = room;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Stores a sweep; its jobs follow.
   *
   * @throws dev.engram.service.job.InvalidSpecException with every violation
   * @throws dev.engram.service.job.QuotaExceededException where the owner may have no so many steps more
   */
  public Sweep submit(SweepSpec spec) {
    SweepPlan plan = planner.plan(spec);
    String owner = caller.get().owner();
    room.takeSteps(owner, steps(plan.jobs()));
    Instant now = clock.instant();
    String id = Ids.sweep(now);
    store.insert(id, owner, plan, now.truncatedTo(ChronoUnit.MILLIS));
    return get(id);
  }

  private static long steps(List<PlannedJob> jobs) {
    return jobs.stream().mapToLong(job -> requireNonNull(job.spec().maxSteps())).sum();
  }

  /** What {@link #submit} would make of a spec; nothing is stored. */
  @Transactional(readOnly = true)
  public SweepValidation validate(SweepSpec spec) {
    return planner.validate(spec);
  }

  @Transactional(readOnly = true)
  public Sweep get(String id) {
    return views.of(store.find(id).orElseThrow(() -> new SweepNotFoundException(id)));
  }

  /** Of those that the caller sees, the newest first. */
  @Transactional(readOnly = true)
  public List<Sweep> list(@Nullable String before, int limit) {
    return store.list(caller.ownerOfWhatIsSeen(), before, limit).stream().map(views::of).toList();
  }

  /** All that a sweep consists of, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<JobOfSweep> jobs(String id) {
    if (store.find(id).isEmpty()) {
      throw new SweepNotFoundException(id);
    }
    return store.jobs(id);
  }

  /** Asks for an end; repeating the request is harmless. */
  public Sweep cancel(String id) {
    return ask(id, Intent.CANCEL, "cancelled", EnumSet.of(SweepState.QUEUED, SweepState.RUNNING, SweepState.PAUSED),
        EnumSet.of(SweepState.CANCELLING, SweepState.CANCELLED));
  }

  /** Asks for a rest; repeating the request is harmless. */
  public Sweep pause(String id) {
    return ask(id, Intent.PAUSE, "paused", EnumSet.of(SweepState.QUEUED, SweepState.RUNNING),
        EnumSet.of(SweepState.PAUSED));
  }

  public Sweep resume(String id) {
    return ask(id, Intent.RESUME, "resumed", EnumSet.of(SweepState.PAUSED),
        EnumSet.of(SweepState.QUEUED, SweepState.RUNNING));
  }

  private Sweep ask(String id, Intent intent, String wish, Set<SweepState> possible, Set<SweepState> satisfied) {
    SweepState state = lockedState(id);
    if (satisfied.contains(state)) {
      return get(id);
    }
    require(possible, state, id, wish);
    store.intend(id, intent);
    return get(id);
  }

  /** Runs again what failed for another reason than a loss that was not finite, was cancelled or is missing. */
  public Sweep retry(String id) {
    require(EnumSet.of(SweepState.PARTIALLY_SUCCEEDED, SweepState.FAILED, SweepState.CANCELLED), lockedState(id), id,
        "tried again");
    List<JobOfSweep> jobs = store.jobs(id);
    room.takeSteps(store.owner(id).orElseThrow(),
        steps(jobs.stream().filter(job -> job.state() == null || isWorthATry(job)).map(JobOfSweep::planned).toList()));
    store.restart(id, jobs.stream().filter(Sweeps::isWorthATry).map(JobOfSweep::number).toList());
    store.intend(id, Intent.RUN);
    return get(id);
  }

  private static boolean isWorthATry(JobOfSweep job) {
    return switch (job.state()) {
      case null -> job.jobId() != null;
      case CANCELLED -> true;
      case FAILED -> requireNonNull(job.error()).code() != JobError.Code.DIVERGED;
      default -> false;
    };
  }

  /**
   * More seeds, lengths or cells for a part.
   *
   * @throws dev.engram.service.job.InvalidSpecException with every violation
   */
  public Sweep extend(String id, ExtendRequest request) {
    SweepState state = lockedState(id);
    require(EnumSet.complementOf(EnumSet.of(SweepState.PAUSED, SweepState.CANCELLING)), state, id, "extended");
    SweepPlan extended = planner.extend(store.find(id).orElseThrow().spec(), request);
    Extension extension = Extension.of(store.jobs(id), extended.jobs());
    room.takeSteps(store.owner(id).orElseThrow(), steps(extension.added()));
    store.extend(id, extended.spec(), extension.added(), extension.relabelled());
    return get(id);
  }

  /** Forgets a sweep that has ended, with its jobs. */
  public void delete(String id) {
    SweepState state = lockedState(id);
    require(EnumSet.of(SweepState.SUCCEEDED, SweepState.PARTIALLY_SUCCEEDED, SweepState.FAILED, SweepState.CANCELLED),
        state, id, "deleted before it has ended");
    lifecycle.deleteAllOf(id);
    store.delete(id);
  }

  private SweepState lockedState(String id) {
    StoredSweep sweep = store.lock(id).orElseThrow(() -> new SweepNotFoundException(id));
    return SweepViews.state(sweep, store.status(id));
  }

  private static void require(Set<SweepState> possible, SweepState state, String id, String wish) {
    if (!possible.contains(state)) {
      throw new SweepRefusedException(id, wish, state);
    }
  }
}
