package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.SystemInfo.Device;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * Seconds for all the steps of a job: by the newest jobs on the device. Empty before any like it was measured. A processor
   * computes the runs of a pack one after the other, so that one of them alone takes its share of the pack's time; a GPU
   * computes them at once, and one alone takes as long as all.
   */
  Optional<Double> seconds(JobSpec spec, Device device) {
    return seconds(spec, device.id(), !device.id().startsWith("cuda"));
  }

  /** Likewise for one job of many: its share of the time of a slot. */
  Optional<Double> secondsOfMany(JobSpec spec, Device device) {
    return seconds(spec, device.id(), true);
  }

  private Optional<Double> seconds(JobSpec spec, String device, boolean share) {
    List<StoredJob> newest = store.trainedOn(device, JOBS_LOOKED_AT);
    Map<String, Long> packs = newest.stream()
        .collect(Collectors.groupingBy(StoredJob::executionId, Collectors.counting()));
    List<Measured> measured = newest.stream()
        .filter(job -> job.stepsPerSecond() != null && job.stepsPerSecond() > 0)
        .filter(job -> areAlike(job.spec(), spec))
        .map(job -> new Measured(job.spec(),
            1 / (requireNonNull(job.stepsPerSecond()) * (share ? requireNonNull(packs.get(job.executionId())) : 1))))
        .toList();
    return secondsPerStep(spec, measured).map(seconds -> requireNonNull(spec.maxSteps()) * seconds);
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
        && requireNonNull(a.cell()).type().equals(requireNonNull(b.cell()).type());
  }
}
