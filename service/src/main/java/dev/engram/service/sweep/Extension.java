package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is new in the plan of a sweep that was extended.
 *
 * @param added jobs that it did not have
 * @param relabelled jobs that it had, by number: another point or variant may be what they are now
 */
record Extension(List<PlannedJob> added, Map<Integer, PlannedJob> relabelled) {

  /** What makes a job the same: all of its spec, but for a rate that pilots choose. */
  private record Identity(String part, boolean pilot, JobSpec spec) {

    static Identity of(PlannedJob job, boolean chosen) {
      boolean pilot = job.role() == Role.PILOT;
      JobSpec spec = chosen && !pilot
          ? job.spec().withOptimizer(requireNonNull(job.spec().optimizer()).withLearningRate(1))
          : job.spec();
      return new Identity(job.part(), pilot, spec);
    }
  }

  static Extension of(List<JobOfSweep> known, List<PlannedJob> planned) {
    List<String> chosen = planned.stream().filter(job -> job.role() == Role.PILOT).map(PlannedJob::part).toList();
    Map<Identity, Integer> numbers = new HashMap<>();
    known.forEach(job -> numbers.put(Identity.of(job.planned(), chosen.contains(job.planned().part())), job.number()));
    List<PlannedJob> added = new ArrayList<>();
    Map<Integer, PlannedJob> relabelled = new HashMap<>();
    for (PlannedJob job : planned) {
      Integer number = numbers.get(Identity.of(job, chosen.contains(job.part())));
      if (number == null) {
        added.add(job);
      } else {
        relabelled.put(number, job);
      }
    }
    return new Extension(added, relabelled);
  }
}
