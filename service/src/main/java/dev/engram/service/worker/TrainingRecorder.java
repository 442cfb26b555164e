package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobPhase;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.StopReason;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunOutcome;
import dev.engram.training.loop.StepMetrics;
import dev.engram.training.loop.TrainingListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a job's training tells into the store, in batches, and tells the training what has become of the job.
 *
 * <p>Every write is fenced by the attempt: one that is refused means that another worker has the job, and ends this one.
 */
final class TrainingRecorder implements TrainingListener {

  /** What a reader who polls sees move; short enough that a cancelled job ends promptly. */
  private static final Duration WRITE_EVERY = Duration.ofMillis(500);

  private static final double SOLVED = 0.99;
  private static final double ERROR_RATE = 0.05;

  /** What became of the job. */
  sealed interface Finish {}

  record Completed(StopReason reason, JobResult result) implements Finish {}

  record Diverged(int step) implements Finish {}

  record Cancelled() implements Finish {}

  /** This process shuts down. */
  record Interrupted() implements Finish {}

  /** The job belongs to another attempt. */
  record TakenOver() implements Finish {}

  private final StoredJob job;
  private final JobStore store;
  private final Clock clock;
  private final BooleanSupplier shuttingDown;
  private final Instant startedAt;
  private final double learningRate;
  private final Duration maxRuntime;

  private final List<MetricPoint> pending = new ArrayList<>();
  private Instant writtenAt;
  private Instant evaluatedAt;
  private int evaluatedStep;
  private int step;
  private JobPhase phase = JobPhase.TRAINING;
  private @Nullable Double stepsPerSecond;
  private @Nullable EvaluationPoint latest;
  private @Nullable EvaluationPoint best;
  private @Nullable Integer stepsToSolve;
  private @Nullable Finish finish;

  TrainingRecorder(StoredJob job, JobStore store, Clock clock, BooleanSupplier shuttingDown) {
    this.job = job;
    this.store = store;
    this.clock = clock;
    this.shuttingDown = shuttingDown;
    this.startedAt = clock.instant();
    this.writtenAt = startedAt;
    this.evaluatedAt = startedAt;
    this.learningRate = requireNonNull(requireNonNull(job.spec().optimizer()).learningRate());
    this.maxRuntime = requireNonNull(job.spec().maxRuntime());
  }

  /** How the training that has returned ended. */
  Finish finish() {
    return requireNonNull(finish, "the training has not ended");
  }

  @Override
  public void onMetrics(int run, StepMetrics metrics) {
    add(MetricKey.LOSS, metrics.step(), metrics.loss());
    add(MetricKey.GRAD_NORM, metrics.step(), metrics.gradNorm());
    add(MetricKey.CLIPPED, metrics.step(), metrics.clipped());
    step = metrics.step();
  }

  @Override
  public void onEvaluation(int run, EvaluationResult evaluation, boolean isBest) {
    step = evaluation.step();
    if (Double.isFinite(evaluation.loss())) {
      latest = new EvaluationPoint(step, evaluation.loss(), evaluation.accuracy());
      best = isBest ? latest : best;
    }
    if (stepsToSolve == null && evaluation.accuracy() >= SOLVED) {
      stepsToSolve = step;
    }
    add(MetricKey.ACCURACY, step, evaluation.accuracy());
    add(MetricKey.VALIDATION_LOSS, step, evaluation.loss());
    add(MetricKey.LEARNING_RATE, step, learningRate);
    Instant now = clock.instant();
    double seconds = Duration.between(evaluatedAt, now).toNanos() / 1e9;
    if (seconds > 0) {
      add(MetricKey.STEPS_PER_SECOND, step, (step - evaluatedStep) / seconds);
    }
    evaluatedAt = now;
    evaluatedStep = step;
  }

  @Override
  public Signal signal(int run) {
    Instant now = clock.instant();
    if (shuttingDown.getAsBoolean()) {
      return abandon(new Interrupted());
    }
    if (Duration.between(writtenAt, now).compareTo(WRITE_EVERY) >= 0) {
      Optional<JobState> state = write(now);
      if (state.isEmpty()) {
        return abandon(new TakenOver());
      }
      if (state.get() == JobState.CANCELLING) {
        return abandon(new Cancelled());
      }
    }
    // of this attempt alone, because each one starts from the first step
    boolean overtime = Duration.between(startedAt, now).compareTo(maxRuntime) >= 0;
    return overtime ? Signal.FINISH : Signal.CONTINUE;
  }

  @Override
  public void onTesting(int run) {
    Instant now = clock.instant();
    stepsPerSecond = speed(now); // of training alone, and also of a job that never came to write before
    phase = JobPhase.TESTING;
    write(now);
  }

  @Override
  public void onEnd(int run, RunOutcome outcome) {
    Optional<JobState> state = write(clock.instant());
    if (finish != null) {
      return; // abandoned, for the reason that is known
    }
    if (state.isEmpty()) {
      finish = new TakenOver();
      return;
    }
    finish = switch (outcome.ending()) {
      case CONVERGED -> tested(StopReason.TARGET_REACHED, outcome);
      case ALL_STEPS -> tested(StopReason.MAX_STEPS, outcome);
      case FINISHED_EARLY -> tested(StopReason.MAX_RUNTIME, outcome);
      case DIVERGED -> new Diverged(outcome.step());
      case SUSPENDED, ABANDONED -> throw new IllegalStateException("ended for no reason");
    };
  }

  private Signal abandon(Finish why) {
    finish = why;
    return Signal.ABANDON;
  }

  /** The update after the last loss that was seen may be the one that broke the weights; then the test shows it. */
  private Finish tested(StopReason reason, RunOutcome outcome) {
    EvaluationResult test = outcome.test().orElseThrow();
    return Double.isFinite(test.loss()) ? new Completed(reason, result(test)) : new Diverged(outcome.step());
  }

  private JobResult result(EvaluationResult test) {
    int correct = (int) Math.round(test.accuracy() * test.sampleSize());
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(test.sampleSize(), correct, ERROR_RATE);
    return new JobResult(test.step(), test.accuracy(), List.of(interval.getLowerBound(), interval.getUpperBound()),
        test.sampleSize(), test.loss(), test.accuracy() >= SOLVED, stepsToSolve);
  }

  private void add(MetricKey key, int atStep, double value) {
    pending.add(new MetricPoint(key, atStep, value));
  }

  /** @return the job's state, or empty where it belongs to another attempt */
  private Optional<JobState> write(Instant now) {
    if (phase == JobPhase.TRAINING) {
      stepsPerSecond = speed(now);
    }
    ProgressUpdate progress = new ProgressUpdate(phase, step, stepsPerSecond, latest, best, stepsToSolve,
        runningMillis(now));
    Optional<JobState> state = store.record(job.id(), job.attempt(), progress, pending);
    pending.clear();
    writtenAt = now;
    return state;
  }

  private @Nullable Double speed(Instant now) {
    double seconds = Duration.between(startedAt, now).toNanos() / 1e9;
    return seconds > 0 && step > 0 ? Double.valueOf(step / seconds) : null;
  }

  private long runningMillis(Instant now) {
    return job.runningMillis() + Duration.between(startedAt, now).toMillis();
  }
}
