package dev.engram.service.sweep;

import dev.engram.api.JobState;
import java.util.Map;

/**
 * A sweep in numbers.
 *
 * @param counts of its jobs by state
 * @param waiting are not in the queue yet; with those that pilots have to decide on
 * @param undecided of these
 * @param missing were deleted
 * @param steps of all of its jobs at most
 * @param stepsDone of these; a job that has ended has done all of its own
 */
public record SweepStatus(Map<JobState, Integer> counts, int waiting, int undecided, int missing, long steps,
    long stepsDone) {

  int of(JobState state) {
    return counts.getOrDefault(state, 0);
  }

  /** Those that are in the queue, with a worker or paused. */
  int alive() {
    return counts.entrySet().stream().filter(one -> !one.getKey().terminal()).mapToInt(Map.Entry::getValue).sum();
  }

  /** Those that ended with metrics. */
  int withResult() {
    return of(JobState.SUCCEEDED) + of(JobState.STOPPED);
  }

  int jobs() {
    return waiting + missing + counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
