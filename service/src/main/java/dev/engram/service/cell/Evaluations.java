package dev.engram.service.cell;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.service.cell.WhichWeights.Best;
import dev.engram.service.job.FiniteNumbers;
import dev.engram.service.job.Ids;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.Limits;
import dev.engram.service.job.OwnerRoom;
import dev.engram.service.job.Plans;
import dev.engram.service.job.Violations;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.LengthEvaluation;
import dev.engram.training.loop.PackShape;
import dev.engram.training.task.Palindrome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trained cells, measured at lengths of the caller's choice by a worker. */
@Service
@Transactional
public class Evaluations {

  private static final int SHORTEST = 2;
  private static final int SMALLEST_SAMPLE = 100;
  private static final int USUAL_SAMPLE = 10_000;

  /** Most of an hour on one core. */
  private static final double MOST_MULTIPLICATIONS = 2e13;

  /** Before all jobs that wait: it takes seconds, and they take minutes. */
  private static final Duration AHEAD_OF_JOBS = Duration.ofDays(3650);

  private final TrainedCells cells;
  private final JobStore jobs;
  private final EvaluationStore store;
  private final EvaluationQueue queue;
  private final OwnerRoom room;
  private final Limits limits;
  private final Clock clock;

  Evaluations(TrainedCells cells, JobStore jobs, EvaluationStore store, EvaluationQueue queue, OwnerRoom room,
      Limits limits, Clock clock) {
    this.cells = cells;
    this.jobs = jobs;
    this.store = store;
    this.queue = queue;
    this.room = room;
    this.limits = limits;
    this.clock = clock;
  }

  /** What a worker is to do. */
  public record Assignment(TrainedCell cell, LengthEvaluation evaluation) {}

  /**
   * Stores an evaluation and queues it, both or neither.
   *
   * @throws dev.engram.service.job.InvalidSpecException with every violation
   * @throws NoWeightsException where the job has nothing to evaluate yet
   * @throws dev.engram.service.job.QuotaExceededException where its owner has as many as one may have
   */
  public Evaluation request(String jobId, EvaluationRequest request) {
    TrainedCell cell = cells.find(jobId, new Best());
    PackShape shape = Plans.shape(cell.spec());
    int length = requireNonNullElse(request.length(), shape.task().length());
    int sampleSize = requireNonNullElse(request.sampleSize(), Math.min(USUAL_SAMPLE, limits.sampleSize()));
    check(cell, length, sampleSize);
    String owner = jobs.owner(jobId).orElseThrow(() -> new JobNotFoundException(jobId));
    room.takeEvaluation(owner, store.countOpen(owner));
    Instant now = clock.instant();
    Evaluation evaluation = new Evaluation(Ids.evaluation(now), jobId, EvaluationState.QUEUED, false, length,
        sampleSize, null, null, null, null, null, now.truncatedTo(ChronoUnit.MILLIS), null);
    store.insert(evaluation);
    queue.enqueue(evaluation.id(), now.minus(AHEAD_OF_JOBS));
    return evaluation;
  }

  private void check(TrainedCell cell, int length, int sampleSize) {
    Violations violations = new Violations();
    checkRange("/length", length, SHORTEST, limits.length(), violations);
    checkRange("/sampleSize", sampleSize, SMALLEST_SAMPLE, limits.sampleSize(), violations);
    violations.throwIfAny();
    double work = evaluation(cell, length, sampleSize).multiplications();
    if (work > MOST_MULTIPLICATIONS) {
      violations.add("/sampleSize",
          "is %,d; for this cell at this length it must be at most %,.0f".formatted(sampleSize,
              Math.floor(sampleSize * MOST_MULTIPLICATIONS / work)));
      violations.throwIfAny();
    }
  }

  private static void checkRange(String pointer, int value, int least, int most, Violations violations) {
    if (value < least || value > most) {
      violations.add(pointer, "is %d; it must be at least %d and at most %d".formatted(value, least, most));
    }
  }

  private static LengthEvaluation evaluation(TrainedCell cell, int length, int sampleSize) {
    return new LengthEvaluation(Plans.shape(cell.spec()), new Palindrome(length), requireNonNull(cell.spec().seed()),
        sampleSize);
  }

  @Transactional(readOnly = true)
  public Evaluation get(String jobId, String id) {
    checkJob(jobId);
    return store.find(id)
        .filter(evaluation -> evaluation.jobId().equals(jobId))
        .orElseThrow(() -> new EvaluationNotFoundException(jobId, id));
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Evaluation> list(String jobId, @Nullable String before, int limit) {
    checkJob(jobId);
    return store.list(jobId, before, limit);
  }

  private void checkJob(String jobId) {
    if (jobs.find(jobId).isEmpty()) {
      throw new JobNotFoundException(jobId);
    }
  }

  /** What is to be done for an evaluation; empty where there is nothing to do any more. */
  public Optional<Assignment> begin(String id) {
    return store.find(id).filter(evaluation -> store.begin(id)).map(evaluation -> {
      TrainedCell cell = cells.find(evaluation.jobId(), new Best());
      return new Assignment(cell, evaluation(cell, evaluation.length(), evaluation.sampleSize()));
    });
  }

  public void succeed(String id, EvaluationResult result) {
    store.succeed(id, result.step(), result.accuracy(), FiniteNumbers.of(result.loss()),
        clock.instant());
  }

  public void fail(String id, String error) {
    store.fail(id, error, clock.instant());
  }
}
