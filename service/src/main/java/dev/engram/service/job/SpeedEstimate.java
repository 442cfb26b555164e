package dev.engram.service.job;

import dev.engram.api.JobSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long a job would take, from how fast this service's own jobs were. */
@Component
final class SpeedEstimate {

  /** Enough to find a job of a like shape, few enough to be looked at for every question. */
  private static final int JOBS_LOOKED_AT = 200;

  private final JobStore store;

  SpeedEstimate(JobStore store) {
    this.store = store;
  }

  /**
   * Seconds for all the steps of a spec: by the newest job that is most like it, scaled by the multiplications of a step.
   * Empty before any job was measured on the device.
   */
  Optional<Double> seconds(JobSpec spec, String device) {
    double work = Costs.multiplicationsPerStep(spec);
    return mostLike(spec, work, store.trainedOn(device, JOBS_LOOKED_AT)).map(job -> {
      double secondsPerStep = 1 / Objects.requireNonNull(job.stepsPerSecond());
      double scale = work / Costs.multiplicationsPerStep(job.spec());
      return Objects.requireNonNull(spec.maxSteps()) * secondsPerStep * scale;
    });
  }

  private static Optional<StoredJob> mostLike(JobSpec spec, double work, List<StoredJob> jobs) {
    return jobs.stream()
        .filter(job -> job.stepsPerSecond() != null && job.stepsPerSecond() > 0)
        .filter(job -> job.spec().gradients() == spec.gradients() && job.spec().precision() == spec.precision())
        .filter(job -> sameCell(job.spec(), spec))
        .min((a, b) -> Double.compare(distance(a, work), distance(b, work)));
  }

  private static boolean sameCell(JobSpec a, JobSpec b) {
    return Objects.requireNonNull(a.cell()).type().equals(Objects.requireNonNull(b.cell()).type());
  }

  /** How many times more or less work a step of the job is. */
  private static double distance(StoredJob job, double work) {
    return Math.abs(Math.log(Costs.multiplicationsPerStep(job.spec()) / work));
  }
}
