package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.JobValidation;
import dev.engram.api.Metrics;
import dev.engram.api.SystemInfo.Device;
import dev.engram.training.task.BatchShape;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers can do with jobs. */
@Service
@Transactional
public class Jobs {

  private static final String ID_PREFIX = "job_";

  private final JobSpecResolver resolver;
  private final JobStore store;
  private final JobViews views;
  private final JobLifecycle lifecycle;
  private final ExecutionQueue queue;
  private final DeviceChoice devices;
  private final SpeedEstimate speed;
  private final Clock clock;

  Jobs(JobSpecResolver resolver, JobStore store, JobViews views, JobLifecycle lifecycle, ExecutionQueue queue,
      DeviceChoice devices, SpeedEstimate speed, Clock clock) {
    this.resolver = resolver;
    this.store = store;
    this.views = views;
    this.lifecycle = lifecycle;
    this.queue = queue;
    this.devices = devices;
    this.speed = speed;
    this.clock = clock;
  }

  /**
   * Stores a job and queues it, both or neither.
   *
   * @throws InvalidSpecException with every violation
   */
  public Job submit(JobSpec spec) {
    JobSpec resolved = resolver.resolve(spec);
    device(resolved);
    // ids made later sort later, so that the order of ids is the order of jobs
    String id = ID_PREFIX + UlidCreator.getMonotonicUlid().toLowerCase();
    store.insert(id, resolved, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    queue.enqueue(id, requireNonNull(resolved.priority()));
    return get(id).job();
  }

  /** What {@link #submit} would make of a spec; nothing is stored. */
  @Transactional(readOnly = true)
  public JobValidation validate(JobSpec spec) {
    JobSpec resolved = resolver.resolve(spec);
    Device device = device(resolved);
    return new JobValidation(resolved, Costs.parameterCount(resolved), Costs.estimatedMemoryBytes(resolved),
        speed.seconds(resolved, device.id()).orElse(null), Costs.distinctSequences(resolved));
  }

  /** A job with the version that its ETag is. */
  public record Versioned(Job job, long version) {}

  @Transactional(readOnly = true)
  public Versioned get(String id) {
    StoredJob job = find(id);
    return new Versioned(views.of(job), job.version());
  }

  @Transactional(readOnly = true)
  public List<Job> list(JobQuery query) {
    return views.of(store.list(query));
  }

  public Job cancel(String id, boolean force) {
    lifecycle.cancel(id, force);
    return get(id).job();
  }

  public void delete(String id) {
    lifecycle.delete(id);
  }

  @Transactional(readOnly = true)
  public Metrics metrics(String id, Collection<MetricKey> keys, int fromStep, int toStep, int maxPoints) {
    find(id);
    return MetricHistory.of(store.metrics(id, keys, fromStep, toStep), keys, store.lastMetricStep(id), maxPoints);
  }

  /** Every point, for an export. */
  @Transactional(readOnly = true)
  public List<MetricPoint> points(String id, Collection<MetricKey> keys, int fromStep, int toStep) {
    find(id);
    return store.metrics(id, keys, fromStep, toStep);
  }

  private StoredJob find(String id) {
    return store.find(id).orElseThrow(() -> new JobNotFoundException(id));
  }

  /** The device a job of this spec would train on; refused where it is not large enough. */
  private Device device(JobSpec spec) {
    Device device = devices.find(requireNonNull(spec.device())).orElseThrow();
    Violations violations = new Violations();
    long needed = Costs.estimatedMemoryBytes(spec);
    Long memory = device.memoryBytes();
    if (memory != null && needed > memory) {
      violations.add("", "needs about %s of memory, and %s has %s; a smaller batchSize, hiddenSize or length needs less"
          .formatted(gibibytes(needed), device.id(), gibibytes(memory)));
    }
    long batch = Costs.batchBytes(spec);
    if (batch > BatchShape.MAX_BYTES) {
      violations.add("",
          "one batch takes %s, and at most %s can be written at once; a smaller batchSize or length takes less"
              .formatted(gibibytes(batch), gibibytes(BatchShape.MAX_BYTES)));
    }
    violations.throwIfAny();
    return device;
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
