package dev.engram.service.job;

import static java.util.Objects.requireNonNullElse;

import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jobs as the API answers them. */
@Component
final class JobViews {

  private static final int PLACES_COUNTED = 1000;

  private final JobStore store;

  JobViews(JobStore store) {
    this.store = store;
  }

  Job of(StoredJob job) {
    return view(job, store.histories(List.of(job.id())).getOrDefault(job.id(), List.of()),
        queuePosition(job.id(), job.state(), job.turn()));
  }

  /** Whose places in the queue are looked up once for all. */
  List<Job> of(List<StoredJob> jobs) {
    Map<String, List<StateChange>> histories = store.histories(jobs.stream().map(StoredJob::id).toList());
    boolean someWait = jobs.stream().anyMatch(job -> job.state() == JobState.QUEUED);
    Map<String, Integer> positions = someWait ? positions(store.queuedFirst(PLACES_COUNTED)) : Map.of();
    return jobs.stream()
        .map(job -> view(job, histories.getOrDefault(job.id(), List.of()),
            job.state() == JobState.QUEUED ? positions.get(job.id()) : null))
        .toList();
  }

  private static Map<String, Integer> positions(List<String> ids) {
    Map<String, Integer> positions = new HashMap<>();
    ids.forEach(id -> positions.put(id, positions.size() + 1));
    return positions;
  }

  private Job view(StoredJob job, List<StateChange> history, @Nullable Integer queuePosition) {
    JobSpec spec = job.spec();
    return new Job(
        job.id(),
        job.state(),
        job.phase(),
        job.state().terminal(),
        job.stopReason(),
        job.error(),
        JobLifecycle.allowedActions(job.state()),
        spec,
        Costs.parameterCount(spec),
        Costs.distinctSequences(spec),
        job.progress(),
        job.latest(),
        job.best(),
        job.result(),
        job.attempt(),
        job.device(),
        job.fingerprint(),
        queuePosition,
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.runningMillis() / 1000.0,
        history,
        job.sweepId(),
        job.parentJobId(),
        requireNonNullElse(spec.labels(), Map.of()),
        job.metricsDeletedAt(),
        job.checkpointsDeletedAt(),
        job.owner());
  }

  /** Null where a job does not wait, and far behind, where nobody counts. */
  @Nullable
  Integer queuePosition(String id, JobState state, Instant turn) {
    if (state != JobState.QUEUED) {
      return null;
    }
    OptionalInt ahead = store.queuedAhead(id, turn, PLACES_COUNTED);
    return ahead.isPresent() ? Integer.valueOf(ahead.getAsInt() + 1) : null;
  }
}
