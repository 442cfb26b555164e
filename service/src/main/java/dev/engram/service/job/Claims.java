package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobError;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.service.job.Checkpoints.Loaded;
import dev.engram.service.job.Checkpoints.Newest;
import dev.engram.service.job.Transition.Claim;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How workers take jobs: each begins where its newest checkpoint was taken, and its history says so. */
@Component
@Transactional
public class Claims {

  private final JobStore store;
  private final JobLifecycle lifecycle;
  private final Checkpoints checkpoints;
  private final Clock clock;

  Claims(JobStore store, JobLifecycle lifecycle, Checkpoints checkpoints, Clock clock) {
    this.store = store;
    this.lifecycle = lifecycle;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /**
   * A job with its new attempt.
   *
   * @param from where it goes on; empty: at its first step
   * @param waited since it came to the queue, or back to it
   */
  public record Claimed(StoredJob job, Optional<RunCheckpoint> from, Duration waited) {

    public int step() {
      return from.map(RunCheckpoint::step).orElse(0);
    }
  }

  /**
   * Takes the jobs of an execution that wait. Where some are in a worker's hands already, that worker is lost: they come
   * back to the queue in another execution.
   *
   * @return empty where there is nothing to run
   */
  public List<Claimed> claim(Claim claim) {
    lifecycle.releaseLost(claim.executionId());
    List<StoredJob> waiting = store.inExecution(claim.executionId())
        .stream()
        .filter(job -> job.state() == JobState.QUEUED)
        .toList();
    Map<StoredJob, Newest> newest = new LinkedHashMap<>();
    waiting.forEach(job -> newest.put(job, checkpoints.newest(job.id())));
    // a pack goes on together: from where the job stands whose newest checkpoint is the oldest
    int common = newest.values().stream().mapToInt(Newest::step).min().orElse(0);
    newest.replaceAll((job, ofJob) -> ofJob.step() == common ? ofJob : checkpoints.newest(job.id(), common));
    Map<String, List<StateChange>> histories = store.histories(waiting.stream().map(StoredJob::id).toList());
    return waiting.stream()
        .flatMap(job -> claim(job, inPack(claim, job, waiting.size()), requireNonNull(newest.get(job)),
            queuedAt(job, histories.getOrDefault(job.id(), List.of()))).stream())
        .toList();
  }

  private static Claim inPack(Claim claim, StoredJob job, int size) {
    return size == 1 || Costs.isSameInEveryPack(job.spec())
        ? claim
        : new Claim(claim.executionId(), claim.device(), claim.fingerprint().inPackOf(size));
  }

  private Optional<Claimed> claim(StoredJob job, Claim claim, Newest newest, Instant queuedAt) {
    if (job.parentJobId() != null && newest.loaded().isEmpty()) {
      lifecycle.failWaiting(job, new JobError(JobError.Code.INTERNAL,
          "It began at a checkpoint of job %s, and none of its checkpoints can be read any more."
              .formatted(job.parentJobId())));
      return Optional.empty();
    }
    Beginning beginning = new Beginning(claim, newest);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!store.apply(job.id(), Transition.start(claim, beginning.message()), now)) {
      return Optional.empty();
    }
    Optional<RunCheckpoint> from = newest.loaded().map(Loaded::run);
    StoredJob started = store.find(job.id()).orElseThrow();
    beginning.log(started.attempt()).forEach(line -> store.log(job.id(), line, now));
    store.rewind(job.id(), started.attempt(), newest.step(),
        from.flatMap(RunCheckpoint::latest).map(Claims::point).orElse(null),
        from.flatMap(RunCheckpoint::best).map(Claims::point).orElse(null));
    checkpoints.forgetAfter(job.id(), newest.step());
    return Optional.of(new Claimed(store.find(job.id()).orElseThrow(), from, Duration.between(queuedAt, now)));
  }

  private static Instant queuedAt(StoredJob waiting, List<StateChange> history) {
    return history.stream()
        .filter(change -> change.state() == JobState.QUEUED)
        .map(StateChange::at)
        .reduce(waiting.createdAt(), (earlier, later) -> later);
  }

  private static @Nullable EvaluationPoint point(EvaluationResult evaluation) {
    return Double.isFinite(evaluation.loss())
        ? new EvaluationPoint(evaluation.step(), evaluation.loss(), evaluation.accuracy())
        : null;
  }
}
