package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.GradientMethod;
import dev.engram.api.JobSpec;
import dev.engram.api.Precision;
import dev.engram.api.TaskSpec;
import dev.engram.service.job.AvailableDevices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which jobs train together: those that agree in all that a pack has in common. */
@Component
final class Packing {

  /** A GPU computes as many runs in about the time of one. */
  private static final int MOST_ON_CUDA = 64;

  /** On a CPU a pack is worth what its runs are worth one after the other, and a few save overhead. */
  private static final int MOST_ON_CPU = 4;

  /** So many packs a slot must be left at least, for the last ones to end at about the same time. */
  private static final int PACKS_A_SLOT = 4;

  private final AvailableDevices devices;

  Packing(AvailableDevices devices) {
    this.devices = devices;
  }

  private record Shape(String cell, Integer hiddenSize, TaskSpec task, String optimizer, Integer batchSize,
      EvaluationSpec evaluation, GradientMethod gradients, Precision precision, String device, Integer priority,
      Optional<Integer> probeLength) {

    static Shape of(JobSpec spec) {
      return new Shape(requireNonNull(spec.cell()).type(), requireNonNull(spec.cell().hiddenSize()),
          requireNonNull(spec.task()), requireNonNull(spec.optimizer()).type(), requireNonNull(spec.batchSize()),
          requireNonNull(spec.evaluation()), requireNonNull(spec.gradients()), requireNonNull(spec.precision()),
          requireNonNull(spec.device()), requireNonNull(spec.priority()), probeLength(spec));
    }

    private static Optional<Integer> probeLength(JobSpec spec) {
      Optional<DiagnosticsSpec> diagnostics = spec.diagnostics();
      return diagnostics == null ? Optional.empty() : diagnostics.map(looks -> requireNonNull(looks.probeLength()));
    }
  }

  /**
   * As even as they can be: of five jobs, three and two train beside each other, and not four and one.
   *
   * @param left how many jobs of the sweep still have to start, with these
   */
  List<List<JobOfSweep>> packs(List<JobOfSweep> jobs, int left) {
    Map<Shape, List<JobOfSweep>> byShape = new LinkedHashMap<>();
    jobs.forEach(job -> byShape.computeIfAbsent(Shape.of(job.planned().spec()), shape -> new ArrayList<>()).add(job));
    List<List<JobOfSweep>> packs = new ArrayList<>();
    byShape.forEach((shape, alike) -> {
      int count = Math.ceilDiv(alike.size(), size(shape.device(), left));
      for (int pack = 0; pack < count; pack++) {
        packs.add(alike.subList(pack * alike.size() / count, (pack + 1) * alike.size() / count));
      }
    });
    return packs;
  }

  private int size(String wanted, int left) {
    boolean onCuda = !wanted.equals("cpu") && devices.all().stream().anyMatch(device -> device.id().startsWith("cuda"));
    return onCuda ? MOST_ON_CUDA : Math.clamp(left / (PACKS_A_SLOT * Math.max(1, devices.slots())), 1, MOST_ON_CPU);
  }
}
