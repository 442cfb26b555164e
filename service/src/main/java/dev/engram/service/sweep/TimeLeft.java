package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.service.job.AvailableDevices;
import dev.engram.service.job.SpeedEstimate;
import dev.engram.service.job.SpeedEstimate.Measured;
import dev.engram.service.sweep.StoredSweep.Intent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/**
 * How long a sweep still takes, from what its own jobs took: of each shape the steps that are left, at the speed of its
 * shape, in as many slots as there are. No clock is looked at, so it stands still while the sweep rests.
 */
@Component
final class TimeLeft {

  private final SweepStore store;
  private final AvailableDevices devices;

  TimeLeft(SweepStore store, AvailableDevices devices) {
    this.store = store;
    this.devices = devices;
  }

  /** As if it had all slots to itself; empty before any of its jobs has trained, and where nothing more is to train. */
  OptionalDouble seconds(StoredSweep sweep) {
    int slots = devices.slots();
    if (sweep.finishedAt() != null || sweep.intent() == Intent.CANCEL || slots == 0) {
      return OptionalDouble.empty();
    }
    List<WorkOfShape> shapes = store.work(sweep.id());
    if (shapes.stream().noneMatch(WorkOfShape::isMeasured)) {
      return OptionalDouble.empty();
    }
    Integer maxParallel = sweep.spec().maxParallel();
    return OptionalDouble.of(seconds(shapes, store.specs(sweep.id(), shapes.stream().map(WorkOfShape::sample).toList()),
        maxParallel == null ? slots : Math.min(slots, maxParallel)));
  }

  /**
   * Of shapes of which some were measured.
   *
   * @param specs of their samples
   */
  static double seconds(List<WorkOfShape> shapes, Map<Integer, JobSpec> specs, int slots) {
    List<Measured> measured = shapes.stream()
        .filter(WorkOfShape::isMeasured)
        .map(shape -> new Measured(requireNonNull(specs.get(shape.sample())), shape.secondsPerStep()))
        .toList();
    double all = 0;
    double longest = 0;
    for (WorkOfShape shape : shapes) {
      if (!shape.open().isEmpty()) {
        double secondsPerStep = shape.isMeasured()
            ? shape.secondsPerStep()
            : secondsPerStep(requireNonNull(specs.get(shape.sample())), measured);
        all += shape.stepsLeft() * secondsPerStep;
        longest = Math.max(longest, shape.mostStepsLeft() * secondsPerStep);
      }
    }
    return Math.max(all / slots, longest);
  }

  /** By a shape of its kind, or where none was measured by one of another. */
  private static double secondsPerStep(JobSpec spec, List<Measured> measured) {
    List<Measured> alike = measured.stream().filter(one -> SpeedEstimate.areAlike(one.spec(), spec)).toList();
    return SpeedEstimate.secondsPerStep(spec, alike.isEmpty() ? measured : alike).orElseThrow();
  }
}
