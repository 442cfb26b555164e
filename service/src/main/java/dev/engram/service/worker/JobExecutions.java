package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobError;
import dev.engram.api.JobError.Code;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.Plans;
import dev.engram.service.job.StoredJob;
import dev.engram.service.job.Transition.Claim;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Cpu;
import dev.engram.training.device.Devices;
import dev.engram.training.device.OutOfMemory;
import dev.engram.training.loop.PackShape;
import dev.engram.training.loop.TrainingLoop;
import dev.engram.training.loop.TrainingProgram;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the jobs that the queue hands to this process, each in the thread of its slot. */
@Component
final class JobExecutions {

  private static final Logger log = LoggerFactory.getLogger(JobExecutions.class);
  private static final String JOB_ID = "jobId";
  private static final Duration WAIT_FOR_DEVICE = Duration.ofMinutes(1);

  private final JobStore store;
  private final JobLifecycle lifecycle;
  private final Devices devices;
  private final Clock clock;
  private final Set<String> runningHere = ConcurrentHashMap.newKeySet();

  JobExecutions(JobStore store, JobLifecycle lifecycle, Devices devices, Clock clock) {
    this.store = store;
    this.lifecycle = lifecycle;
    this.devices = devices;
    this.clock = clock;
  }

  /**
   * Trains a job until it ends, is cancelled, or this process shuts down.
   *
   * @return what becomes of its place in the queue: removed, or kept for another process
   * @throws DataAccessException where the store is away: the execution is tried again
   */
  CompletionHandler<Void> execute(String jobId, BooleanSupplier shuttingDown) {
    try (MDC.MDCCloseable context = MDC.putCloseable(JOB_ID, jobId)) {
      Optional<StoredJob> queued = store.find(jobId).filter(job -> !job.state().terminal());
      if (queued.isEmpty()) {
        return new OnCompleteRemove<>();
      }
      String wanted = requireNonNull(queued.get().spec().device());
      Optional<ComputeDevice> device = devices.find(wanted);
      if (device.isEmpty()) {
        log.warn("The job wants {}, which this worker does not have; it waits for one that does", wanted);
        return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone().plus(WAIT_FOR_DEVICE));
      }
      Optional<StoredJob> claimed = lifecycle.claim(jobId, claim(device.get()));
      if (claimed.isEmpty()) {
        return new OnCompleteRemove<>();
      }
      boolean handedBack;
      runningHere.add(jobId);
      try {
        handedBack = train(claimed.get(), device.get(), shuttingDown);
      } finally {
        runningHere.remove(jobId);
      }
      return handedBack
          ? (complete, operations) -> operations.reschedule(complete, complete.getExecution().getExecutionTime())
          : new OnCompleteRemove<>();
    }
  }

  /** Whether a slot of this process trains the job: then its worker is not lost, whatever the clock says after a pause. */
  boolean isRunningHere(String jobId) {
    return runningHere.contains(jobId);
  }

  /** The process that ran a job has not been heard of for too long. */
  void workerLost(String jobId) {
    try (MDC.MDCCloseable context = MDC.putCloseable(JOB_ID, jobId)) {
      log.warn("The worker of a job was lost");
      lifecycle.releaseLost(jobId);
    }
  }

  private Claim claim(ComputeDevice device) {
    return new Claim(device.id(), new Fingerprint(devices.engineVersion(), devices.nativeVersion(), device.name(),
        Cpu.modelName(), Devices.THREADS));
  }

  /** @return whether the job goes back to the queue */
  private boolean train(StoredJob job, ComputeDevice device, BooleanSupplier shuttingDown) {
    log.info("Training '{}' on {}, attempt {}", job.spec().name(), device.id(), job.attempt());
    TrainingRecorder recorder = new TrainingRecorder(job, store, clock, shuttingDown);
    PackShape shape = Plans.shape(job.spec());
    try (TrainingProgram program = new TrainingProgram(shape, List.of(Plans.run(job.spec())), devices, device)) {
      TrainingLoop.train(program, recorder);
    } catch (DataAccessException | TransactionException storeIsAway) {
      throw storeIsAway;
    } catch (RuntimeException | Error failure) {
      log.error("Training failed", failure);
      lifecycle.fail(job, error(failure, device));
      return false;
    }
    return report(job, recorder);
  }

  private static JobError error(Throwable failure, ComputeDevice device) {
    if (OutOfMemory.isCauseOf(failure)) {
      return new JobError(Code.OUT_OF_MEMORY, "Device %s had no memory left: %s".formatted(device.id(),
          failure.getMessage()));
    }
    return new JobError(Code.INTERNAL, "This is a defect of Engram: " + failure);
  }

  private boolean report(StoredJob job, TrainingRecorder recorder) {
    TrainingRecorder.Finish finish = recorder.finish();
    log.info("Ended: {}", finish);
    switch (finish) {
      case TrainingRecorder.Completed completed -> lifecycle.complete(job, completed.reason(), completed.result());
      case TrainingRecorder.Diverged diverged -> lifecycle.fail(job, new JobError(Code.DIVERGED,
          "The loss was not finite at step %d; a smaller learningRate or maxGradNorm may help."
              .formatted(diverged.step())));
      case TrainingRecorder.Cancelled cancelled -> lifecycle.acknowledgeCancel(job);
      case TrainingRecorder.TakenOver takenOver -> {
        return false;
      }
      case TrainingRecorder.Interrupted interrupted -> {
        lifecycle.handBack(job);
        return true;
      }
    }
    return false;
  }
}
