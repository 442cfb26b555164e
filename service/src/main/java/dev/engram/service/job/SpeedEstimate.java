package dev.engram.service.job;

import dev.engram.api.JobSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long a job would take, from how fast this service's own jobs were. */
@Component
public final class SpeedEstimate {

  /** Enough to find a job of a like shape, few enough to be looked at for every question. */
  private static final int JOBS_LOOKED_AT = 200;

  private final JobStore store;

  SpeedEstimate(JobStore store) {
    this.store = store;
  }

  /** What a step took of a job of this spec. */
  public record Measured(JobSpec spec, double secondsPerStep) {

    /** How many times more or less work a step of another spec is. */
    private double distance(double work) {
      return Math.abs(Math.log(Costs.multiplicationsPerStep(spec) / work));
    }
  }

  /** Seconds for all the steps of a spec: by the newest jobs on the device. Empty before any like it was measured. */
  Optional<Double> seconds(JobSpec spec, String device) {
    List<Measured> measured = store.trainedOn(device, JOBS_LOOKED_AT)
        .stream()
        .filter(job -> job.stepsPerSecond() != null && job.stepsPerSecond() > 0)
        .filter(job -> areAlike(job.spec(), spec))
        .map(job -> new Measured(job.spec(), 1 / Objects.requireNonNull(job.stepsPerSecond())))
        .toList();
    return secondsPerStep(spec, measured).map(seconds -> Objects.requireNonNull(spec.maxSteps()) * seconds);
  }

  /**
   * Seconds for a step of a spec: by the one whose step is most like it, the first of equals, scaled by the
   * multiplications of a step. Empty where nothing was measured.
   */
  public static Optional<Double> secondsPerStep(JobSpec spec, Collection<Measured> measured) {
    double work = Costs.multiplicationsPerStep(spec);
    return measured.stream()
        .min(Comparator.comparingDouble(one -> one.distance(work)))
        .map(one -> one.secondsPerStep() * work / Costs.multiplicationsPerStep(one.spec()));
  }

  /** Whether a multiplication of both takes about the same time. */
  public static boolean areAlike(JobSpec a, JobSpec b) {
    return a.gradients() == b.gradients() && a.precision() == b.precision()
        && Objects.requireNonNull(a.cell()).type().equals(Objects.requireNonNull(b.cell()).type());
  }
}
