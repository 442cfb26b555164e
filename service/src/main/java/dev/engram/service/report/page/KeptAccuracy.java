package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.service.sweep.JobOfSweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The validation accuracies of the runs of a series at a length: at their best, which is reported, and after their last
 * step.
 *
 * @param series by its name
 * @param last run by run, as the best
 */
record KeptAccuracy(String cell, String series, int length, List<Double> best, List<Double> last) {

  /** A fall of the accuracy that is no noise of an evaluation. */
  private static final double FALL = 0.2;

  /** The shortest length of each series first. */
  static List<KeptAccuracy> of(PartRuns runs) {
    record Place(String cell, String series, int length) {}
    Map<Place, List<JobOfSweep>> places = new LinkedHashMap<>();
    for (JobOfSweep job : runs.jobs()) {
      if (job.result() != null && job.best() != null && job.latest() != null) {
        places.computeIfAbsent(new Place(job.planned().cell(), runs.series(job), job.planned().length()),
            any -> new ArrayList<>()).add(job);
      }
    }
    return places.entrySet()
        .stream()
        .map(entry -> new KeptAccuracy(entry.getKey().cell(), entry.getKey().series(), entry.getKey().length(),
            entry.getValue().stream().map(job -> requireNonNull(job.best()).accuracy()).toList(),
            entry.getValue().stream().map(job -> requireNonNull(job.latest()).accuracy()).toList()))
        .toList();
  }

  /** Whether some run ended far below its best. */
  boolean isLost() {
    return IntStream.range(0, best.size()).anyMatch(run -> best.get(run) - last.get(run) >= FALL);
  }
}
