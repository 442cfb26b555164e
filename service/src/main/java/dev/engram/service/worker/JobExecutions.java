package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobState;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Claims;
import dev.engram.service.job.Claims.Claimed;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.OwnerRoom;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition.Claim;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Cpu;
import dev.engram.training.device.Devices;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the executions that the queue hands to this process, each in the thread of its slot. */
@Component
final class JobExecutions {

  private static final Logger log = LoggerFactory.getLogger(JobExecutions.class);
  private static final Duration WAIT_FOR_DEVICE = Duration.ofMinutes(1);

  /** Before it is looked again whether the owner may have one more running; at most twice as long. */
  private static final Duration WAIT_FOR_OWNER = Duration.ofSeconds(3);

  private final JobStore store;
  private final Claims claims;
  private final OwnerRoom room;
  private final JobLifecycle lifecycle;
  private final Checkpoints checkpoints;
  private final Devices devices;
  private final WorkMeters meters;
  private final WorkTraces traces;
  private final Clock clock;
  private final Set<String> runningHere = ConcurrentHashMap.newKeySet();

  JobExecutions(JobStore store, Claims claims, OwnerRoom room, JobLifecycle lifecycle, Checkpoints checkpoints,
      Devices devices, WorkMeters meters, WorkTraces traces, Clock clock) {
    this.store = store;
    this.claims = claims;
    this.room = room;
    this.lifecycle = lifecycle;
    this.checkpoints = checkpoints;
    this.devices = devices;
    this.meters = meters;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * Trains the jobs of an execution until each ends, is paused or cancelled, or this process shuts down. What then is
   * left to do waits in executions of its own, so that this one is always over.
   *
   * @throws RuntimeException where the store is away before anything has begun: the execution is tried again
   */
  CompletionHandler<Void> execute(String executionId, BooleanSupplier shuttingDown) {
    return meters.inSlot(() -> run(executionId, shuttingDown));
  }

  private CompletionHandler<Void> run(String executionId, BooleanSupplier shuttingDown) {
    List<StoredJob> jobs = store.inExecution(executionId)
        .stream()
        .filter(job -> !job.state().terminal() && job.state() != JobState.PAUSED)
        .toList();
    if (jobs.isEmpty()) {
      return new OnCompleteRemove<>();
    }
    String wanted = requireNonNull(jobs.getFirst().spec().device());
    Optional<ComputeDevice> device = devices.find(wanted);
    if (device.isEmpty()) {
      log.warn("A job wants {}, which this worker does not have; it waits for one that does", wanted);
      return later(WAIT_FOR_DEVICE);
    }
    if (!room.mayRun(jobs.getFirst().owner(), jobs.size(), executionId)) {
      return later(WAIT_FOR_OWNER.plusMillis(ThreadLocalRandom.current().nextLong(WAIT_FOR_OWNER.toMillis())));
    }
    runningHere.add(executionId);
    try {
      traces.execution(() -> train(executionId, device.get(), shuttingDown));
    } finally {
      runningHere.remove(executionId);
    }
    return new OnCompleteRemove<>();
  }

  private static CompletionHandler<Void> later(Duration wait) {
    return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone().plus(wait));
  }

  private void train(String executionId, ComputeDevice device, BooleanSupplier shuttingDown) {
    Claim claim = new Claim(executionId, device.id(), fingerprint(device));
    List<Claimed> claimed = traces.claim(() -> meters.claiming(() -> claims.claim(claim)));
    if (!claimed.isEmpty()) {
      new PackExecution(onePack(claimed), device, devices, store, checkpoints, lifecycle, meters, traces, clock,
          shuttingDown)
          .run();
    }
  }

  /**
   * Jobs that go on from the same step train together; the others, which a corrupt checkpoint has set back, go back to
   * the queue.
   */
  private List<Claimed> onePack(List<Claimed> claimed) {
    TreeMap<Integer, List<Claimed>> byStep = claimed.stream()
        .collect(Collectors.groupingBy(Claimed::step, TreeMap::new, Collectors.toList()));
    List<Claimed> pack = requireNonNull(byStep.pollFirstEntry()).getValue();
    byStep.values()
        .forEach(others -> lifecycle.handBack(others.stream().map(Claimed::job).toList(),
            "goes on from another step than its pack"));
    return pack;
  }

  /** Whether a slot of this process has it: then its worker is not lost, whatever the clock says after a pause. */
  boolean isRunningHere(String executionId) {
    return runningHere.contains(executionId);
  }

  private Fingerprint fingerprint(ComputeDevice device) {
    return new Fingerprint(devices.engineVersion(), devices.nativeVersion(), device.name(), Cpu.modelName(),
        Devices.THREADS, null);
  }
}
