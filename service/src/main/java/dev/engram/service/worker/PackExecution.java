package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobError;
import dev.engram.api.JobError.Code;
import dev.engram.api.JobSpec;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Claims.Claimed;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.Plans;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.job.StoredJob;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.device.OutOfMemory;
import dev.engram.training.loop.PackShape;
import dev.engram.training.loop.RunCheckpoint;
import dev.engram.training.loop.RunPlan;
import dev.engram.training.loop.TrainingListener;
import dev.engram.training.loop.TrainingLoop;
import dev.engram.training.loop.TrainingProgram;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One training of the jobs of a pack, which all begin at the same step. */
final class PackExecution {

  private static final Logger log = LoggerFactory.getLogger(PackExecution.class);
  private static final String JOB_ID = "jobId";

  private final List<Claimed> pack;
  private final ComputeDevice device;
  private final Devices devices;
  private final JobLifecycle lifecycle;
  private final Persistence persistence;
  private final WorkMeters meters;
  private final List<TrainingRecorder> recorders;
  private final Set<StoredJob> inThePack = new LinkedHashSet<>();
  private final List<StoredJob> interrupted = new ArrayList<>();

  PackExecution(List<Claimed> pack, ComputeDevice device, Devices devices, JobStore store, Checkpoints checkpoints,
      JobLifecycle lifecycle, WorkMeters meters, WorkTraces traces, Clock clock, BooleanSupplier shuttingDown) {
    this.pack = pack;
    this.device = device;
    this.devices = devices;
    this.lifecycle = lifecycle;
    this.meters = meters;
    this.persistence = new Persistence(shuttingDown);
    this.recorders = pack.stream()
        .map(claimed -> new TrainingRecorder(claimed, store, checkpoints, traces.attempt(claimed, device.id()), clock,
            shuttingDown))
        .toList();
    pack.forEach(claimed -> inThePack.add(claimed.job()));
  }

  void run() {
    for (Claimed claimed : pack) {
      as(claimed.job(), () -> log.info("Training '{}' on {}, attempt {}, from step {}", claimed.job().spec().name(),
          device.id(), claimed.job().attempt(), claimed.step()));
      meters.attempt(claimed.job().attempt());
    }
    try {
      train();
    } catch (RuntimeException | Error failure) {
      if (StoreOutage.is(failure)) {
        throw failure;
      }
      failed(failure);
    } finally {
      recorders.forEach(recorder -> recorder.trace().close());
    }
    if (!interrupted.isEmpty()) {
      persistence.insist(() -> lifecycle.handBack(interrupted, "its worker was stopped"));
    }
  }

  private void train() {
    JobSpec spec = pack.getFirst().job().spec();
    PackShape shape = Plans.shape(spec);
    List<RunPlan> plans = pack.stream().map(claimed -> Plans.run(claimed.job().spec())).toList();
    List<RunCheckpoint> from = pack.stream().flatMap(claimed -> claimed.from().stream()).toList();
    try (TrainingProgram program = new TrainingProgram(shape, plans, devices, device);
        PackWatch watch = meters.watch(program, requireNonNull(spec.cell()).type(), requireNonNull(spec.batchSize()),
            pack.getFirst().step())) {
      TrainingListener listener = new PackRecorder(recorders, watch, this::report);
      if (from.isEmpty()) {
        TrainingLoop.train(program, listener);
      } else {
        TrainingLoop.resume(program, from, listener);
      }
    }
  }

  /** A job has left the pack. */
  private void report(TrainingRecorder recorder) {
    StoredJob job = recorder.job();
    Finish finish = recorder.finish();
    meters.ended(finish.how());
    recorder.trace().ended(finish.how());
    as(job, () -> {
      log.info("Ended: {}", finish.inWords());
      switch (finish) {
        case Finish.Completed completed -> persistence
            .insist(() -> lifecycle.complete(job, completed.reason(), completed.result()));
        case Finish.Diverged diverged -> persistence.insist(() -> lifecycle.fail(job,
            new JobError(Code.DIVERGED,
                "The loss was not finite at step %d; a smaller learningRate or maxGradNorm may help."
                    .formatted(diverged.step()))));
        case Finish.LetGo letGo -> persistence.insist(() -> lifecycle.letGo(job));
        case Finish.Interrupted stopped -> interrupted.add(job);
        case Finish.TakenOver takenOver -> {
        }
      }
    });
    inThePack.remove(job); // only now that its end is written: what fails until then fails the job
  }

  /** What goes wrong in a pack goes wrong for all that are still in it. */
  private void failed(Throwable failure) {
    recorders.stream()
        .filter(recorder -> inThePack.contains(recorder.job()))
        .forEach(recorder -> recorder.trace().failed(failure));
    boolean outOfMemory = OutOfMemory.isCauseOf(failure);
    if (outOfMemory && pack.size() > 1) {
      log.warn("A pack of {} jobs has no room on {}; each is tried alone", pack.size(), device.id());
      inThePack.forEach(job -> persistence.insist(() -> lifecycle.handBack(List.of(job), "its pack had no room")));
      return;
    }
    JobError error = outOfMemory
        ? new JobError(Code.OUT_OF_MEMORY, "Device %s had no memory left: %s".formatted(device.id(),
            failure.getMessage()))
        : Defect.of(failure);
    inThePack.forEach(job -> as(job, () -> {
      log.error("Training failed", failure);
      meters.ended("failed");
      persistence.insist(() -> lifecycle.fail(job, error));
    }));
  }

  private static void as(StoredJob job, Runnable action) {
    try (MDC.MDCCloseable context = MDC.putCloseable(JOB_ID, job.id())) {
      action.run();
    }
  }
}
