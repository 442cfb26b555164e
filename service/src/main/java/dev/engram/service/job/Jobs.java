package dev.engram.service.job;

import dev.engram.api.Checkpoint;
import dev.engram.api.Diagnostics;
import dev.engram.api.ForkRequest;
import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.JobValidation;
import dev.engram.api.Metrics;
import dev.engram.service.access.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers can do with jobs. */
@Service
@Transactional
public class Jobs {

  private final JobSpecResolver resolver;
  private final Forecast forecast;
  private final Admission admission;
  private final JobStore store;
  private final JobViews views;
  private final JobLifecycle lifecycle;
  private final Checkpoints checkpoints;
  private final Forks forks;
  private final CellLooks looks;
  private final CurrentCaller caller;

  Jobs(JobSpecResolver resolver, Forecast forecast, Admission admission, JobStore store, JobViews views,
      JobLifecycle lifecycle, Checkpoints checkpoints, Forks forks, CellLooks looks, CurrentCaller caller) {
    this.resolver = resolver;
    this.forecast = forecast;
    this.admission = admission;
    this.store = store;
    this.views = views;
    this.lifecycle = lifecycle;
    this.checkpoints = checkpoints;
    this.forks = forks;
    this.looks = looks;
    this.caller = caller;
  }

  /**
   * Stores a job and queues it, both or neither.
   *
   * @throws InvalidSpecException with every violation
   * @throws QueueFullException where too many jobs wait
   */
  public Job submit(JobSpec spec) {
    return get(admission.admit(resolver.resolve(spec), caller.get().owner(), null, 0)).job();
  }

  /** What {@link #submit} would make of a spec; nothing is stored. */
  @Transactional(readOnly = true)
  public JobValidation validate(JobSpec spec) {
    JobSpec resolved = resolver.resolve(spec);
    Optional<Double> seconds = forecast.seconds(resolved);
    return new JobValidation(resolved, Costs.parameterCount(resolved), Costs.estimatedMemoryBytes(resolved),
        seconds.orElse(null), Costs.distinctSequences(resolved));
  }

  /** Which of a job's answers one is: the stored version, and the place of a job that moves up without a write of its own. */
  public record Edition(long version, @Nullable Integer queuePosition) {}

  public record Versioned(Job job, Edition edition) {}

  @Transactional(readOnly = true)
  public Versioned get(String id) {
    StoredJob stored = find(id);
    Job job = views.of(stored);
    return new Versioned(job, new Edition(stored.version(), job.queuePosition()));
  }

  /** The edition that {@link #get} would answer, for a tenth of the work. */
  @Transactional(readOnly = true)
  public Edition edition(String id) {
    JobStore.Standing standing = store.standing(id).orElseThrow(() -> new JobNotFoundException(id));
    return new Edition(standing.version(), views.queuePosition(id, standing.state(), standing.turn()));
  }

  /** Of those that the caller sees. */
  @Transactional(readOnly = true)
  public List<Job> list(JobQuery query) {
    return views.of(store.list(query.ownedBy(caller.ownerOfWhatIsSeen())));
  }

  public Job cancel(String id, boolean force) {
    lifecycle.cancel(id, force);
    return get(id).job();
  }

  public Job pause(String id) {
    lifecycle.pause(id);
    return get(id).job();
  }

  public Job resume(String id) {
    lifecycle.resume(id);
    return get(id).job();
  }

  /**
   * A new job that begins at a checkpoint of this one.
   *
   * @throws InvalidSpecException with every violation
   */
  public Job fork(String id, ForkRequest request) {
    return get(forks.fork(id, request, caller.get().owner())).job();
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Checkpoint> checkpoints(String id) {
    find(id);
    return checkpoints.list(id);
  }

  /** What was found in a job's cell at the looks after a step, in their order. */
  @Transactional(readOnly = true)
  public List<Diagnostics> diagnostics(String id, int afterStep, int limit) {
    find(id).requireMetrics();
    return looks.after(id, afterStep, limit);
  }

  public void delete(String id) {
    lifecycle.delete(id);
  }

  /** As {@link #diagnostics}; none where they were deleted. */
  @Transactional(readOnly = true)
  public List<Diagnostics> keptDiagnostics(String id, int afterStep, int limit) {
    return looks.after(id, afterStep, limit);
  }

  /** @throws DeletedException where they were kept long enough */
  @Transactional(readOnly = true)
  public Metrics metrics(String id, Collection<MetricKey> keys, int fromStep, int toStep, int maxPoints) {
    find(id).requireMetrics();
    return keptMetrics(id, keys, fromStep, toStep, maxPoints);
  }

  /** As {@link #metrics}; none where they were deleted. */
  @Transactional(readOnly = true)
  public Metrics keptMetrics(String id, Collection<MetricKey> keys, int fromStep, int toStep, int maxPoints) {
    return MetricHistory.of(store.metrics(id, keys, fromStep, toStep), keys, store.lastMetricStep(id), maxPoints);
  }

  /** Every point, for an export. */
  @Transactional(readOnly = true)
  public List<MetricPoint> points(String id, Collection<MetricKey> keys, int fromStep, int toStep) {
    find(id).requireMetrics();
    return store.metrics(id, keys, fromStep, toStep);
  }

  private StoredJob find(String id) {
    return store.find(id).orElseThrow(() -> new JobNotFoundException(id));
  }
}
