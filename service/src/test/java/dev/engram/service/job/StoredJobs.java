package dev.engram.service.job;

import dev.engram.api.CellSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.SystemInfo.Device;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs for tests. */
final class StoredJobs {

  static final String ID = "job_1";
  static final String EXECUTION = "exe_1";

  private StoredJobs() {}

  static StoredJob in(JobState state, int attempt) {
    return job(ID, state, attempt, 0, Resolving.resolve(RnnSpec.withDefaults()), null, EXECUTION);
  }

  static StoredJob of(String id, JobSpec spec) {
    return job(id, JobState.QUEUED, 0, 0, spec, null, EXECUTION);
  }

  static StoredJob named(String id, JobState state) {
    return job(id, state, 1, 0, Resolving.resolve(RnnSpec.withDefaults()), null, EXECUTION);
  }

  static StoredJob withRestarts(StoredJob job, int restarts) {
    return new StoredJob(job.id(), job.state(), job.phase(), job.stopReason(), job.error(), job.spec(), job.sweepId(),
        job.parentJobId(), job.attempt(), restarts, job.version(), job.step(), job.stepsPerSecond(), job.latest(),
        job.best(), job.stepsToSolve(), job.result(), job.device(), job.fingerprint(), job.createdAt(), job.startedAt(),
        job.finishedAt(), job.runningMillis(), job.turn(), job.executionId(), job.owner(), null, null);
  }

  static StoredJob measured(String id, JobSpec spec, @Nullable Double stepsPerSecond) {
    return inPack(id, spec, stepsPerSecond, "alone_" + id);
  }

  static StoredJob inPack(String id, JobSpec spec, @Nullable Double stepsPerSecond, String execution) {
    return job(id, JobState.SUCCEEDED, 1, 0, spec, stepsPerSecond, execution);
  }

  private static StoredJob job(String id, JobState state, int attempt, int restarts, JobSpec spec,
      @Nullable Double stepsPerSecond, String execution) {
    return new StoredJob(id, state, null, null, null, spec, null, null, attempt, restarts, 1, 0, stepsPerSecond, null,
        null, null, null, attempt == 0 ? null : "cpu", null, Instant.EPOCH, null, null, 0, Instant.EPOCH,
        execution, "local", null, null);
  }

  /** Specs as the service resolves them. */
  static final class Resolving {

    private static final Limits LIMITS = new Limits(10_000, 4096, 8192, 10_000_000, 1_000_000, 16, 200);

    private static final AvailableDevices ONE_PROCESSOR = new AvailableDevices() {
      @Override
      public List<Device> all() {
        return List.of(new Device("cpu", "a processor", null, null));
      }

      @Override
      public int slots() {
        return 1;
      }
    };

    private Resolving() {}

    static JobSpecResolver within(Limits limits) {
      return new JobSpecResolver(new CellCatalogue(limits), new TaskCatalogue(limits),
          new OptimizerCatalogue(new ScheduleCatalogue(limits)), new DeviceChoice(ONE_PROCESSOR), limits);
    }

    static JobSpec resolve(JobSpec spec) {
      return within(LIMITS).resolve(spec);
    }

    static JobSpec resolve(CellSpec cell) {
      return resolve(JobSpec.of(cell, PalindromeSpec.ofLength(20)));
    }
  }
}
