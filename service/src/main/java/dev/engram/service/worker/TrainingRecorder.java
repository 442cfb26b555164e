package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobPhase;
import dev.engram.api.JobState;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Claims.Claimed;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.Plans;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import dev.engram.training.loop.RunOutcome;
import dev.engram.training.loop.StepMetrics;
import dev.engram.training.loop.TrainingListener.Signal;
import dev.engram.training.optimizer.Optimizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a job's training tells into the store, in batches, and tells the training what has become of the job.
 *
 * <p>Every write is fenced by the attempt: one that is refused means that another worker has the job, and ends this one.
 * While the store is away what there is to tell is kept.
 */
final class TrainingRecorder {

  /** What a reader who polls sees move; short enough that a cancelled job ends promptly. */
  private static final Duration WRITE_EVERY = Duration.ofMillis(500);

  private final StoredJob job;
  private final JobStore store;
  private final Checkpoints checkpoints;
  private final AttemptTrace trace;
  private final Persistence persistence;
  private final Clock clock;
  private final BooleanSupplier shuttingDown;
  private final Instant startedAt;
  private final int startStep;
  private final Optimizer optimizer;
  private final int checkpointEvery;
  private final Duration maxRuntime;

  private final List<MetricPoint> pending = new ArrayList<>();
  private final Looks looks;
  private @Nullable RunCheckpoint checkpoint;
  private Instant writtenAt;
  private Instant evaluatedAt;
  private int evaluatedStep;
  private int step;
  private JobPhase phase = JobPhase.TRAINING;
  private @Nullable Double stepsPerSecond;
  private @Nullable EvaluationPoint latest;
  private @Nullable EvaluationPoint best;
  private @Nullable Integer stepsToSolve;
  private Optional<JobState> state;
  private @Nullable Finish finish;

  TrainingRecorder(Claimed claimed, JobStore store, Checkpoints checkpoints, AttemptTrace trace, Clock clock,
      BooleanSupplier shuttingDown) {
    this.job = claimed.job();
    this.store = store;
    this.checkpoints = checkpoints;
    this.trace = trace;
    this.persistence = new Persistence(shuttingDown);
    this.clock = clock;
    this.shuttingDown = shuttingDown;
    this.startedAt = clock.instant();
    this.writtenAt = startedAt;
    this.evaluatedAt = startedAt;
    this.startStep = claimed.step();
    this.step = startStep;
    this.evaluatedStep = startStep;
    this.latest = job.latest();
    this.best = job.best();
    this.stepsToSolve = job.stepsToSolve();
    this.state = Optional.of(job.state());
    this.optimizer = Plans.optimizer(requireNonNull(job.spec().optimizer()));
    this.checkpointEvery = requireNonNull(job.spec().checkpointEverySteps());
    this.maxRuntime = requireNonNull(job.spec().maxRuntime());
    this.looks = new Looks(job.spec());
  }

  StoredJob job() {
    return job;
  }

  AttemptTrace trace() {
    return trace;
  }

  /** How the training that has ended did so. */
  Finish finish() {
    return requireNonNull(finish, "the training has not ended");
  }

  void onMetrics(StepMetrics metrics) {
    add(MetricKey.LOSS, metrics.step(), metrics.loss());
    add(MetricKey.GRAD_NORM, metrics.step(), metrics.gradNorm());
    add(MetricKey.CLIPPED, metrics.step(), metrics.clipped());
    step = metrics.step();
  }

  void onEvaluation(EvaluationResult evaluation, boolean isBest) {
    step = evaluation.step();
    if (Double.isFinite(evaluation.loss())) {
      latest = new EvaluationPoint(step, evaluation.loss(), evaluation.accuracy());
      best = isBest ? latest : best;
    }
    if (stepsToSolve == null && evaluation.accuracy() >= Finish.SOLVED) {
      stepsToSolve = step;
    }
    add(MetricKey.ACCURACY, step, evaluation.accuracy());
    add(MetricKey.VALIDATION_LOSS, step, evaluation.loss());
    add(MetricKey.LEARNING_RATE, step, optimizer.rateAt(step));
    Instant now = clock.instant();
    double seconds = Duration.between(evaluatedAt, now).toNanos() / 1e9;
    if (seconds > 0) {
      add(MetricKey.STEPS_PER_SECOND, step, (step - evaluatedStep) / seconds);
    }
    evaluatedAt = now;
    evaluatedStep = step;
  }

  boolean wantsDiagnostics(int atStep, boolean last) {
    return looks.areDue(atStep, last);
  }

  void onDiagnostics(Diagnosis diagnosis) {
    looks.add(diagnosis);
  }

  boolean wantsCheckpoint(int atStep, boolean last) {
    return last || atStep % checkpointEvery == 0;
  }

  /** With all that was told up to it, which is written first: a metric that is behind no checkpoint is forgotten. */
  void onCheckpoint(RunCheckpoint taken) {
    checkpoint = taken;
    step = taken.step();
    write(clock.instant());
  }

  Signal signal() {
    if (shuttingDown.getAsBoolean()) {
      return Signal.SUSPEND;
    }
    Instant now = clock.instant();
    if (Duration.between(writtenAt, now).compareTo(WRITE_EVERY) >= 0) {
      write(now);
    }
    if (state.isEmpty()) {
      return Signal.ABANDON;
    }
    if (state.get() != JobState.RUNNING) {
      return Signal.SUSPEND;
    }
    return runningMillis(now) >= maxRuntime.toMillis() ? Signal.FINISH : Signal.CONTINUE;
  }

  /** An evaluation need not come to its end for a job that stops in any case. */
  boolean isAbandoned() {
    return switch (signal()) {
      case SUSPEND, ABANDON -> true;
      case CONTINUE, FINISH -> false;
    };
  }

  void onTesting() {
    Instant now = clock.instant();
    stepsPerSecond = speed(now); // of training alone, and also of a job that never came to write before
    phase = JobPhase.TESTING;
    trace.testing();
    write(now);
  }

  void onEnd(RunOutcome outcome) {
    if (state.isPresent()) {
      persistence.insist(() -> writeOnce(clock.instant()));
    }
    finish = Finish.of(outcome, state, stepsToSolve);
  }

  private void add(MetricKey key, int atStep, double value) {
    pending.add(new MetricPoint(key, atStep, value));
  }

  private void write(Instant now) {
    writtenAt = now;
    persistence.tryOnce(() -> writeOnce(now));
  }

  /** What was written is not kept any longer; writing it twice would do no harm. */
  private void writeOnce(Instant now) {
    if (phase == JobPhase.TRAINING) {
      stepsPerSecond = speed(now);
    }
    state = store.record(job.id(), job.attempt(), new ProgressUpdate(phase, step, stepsPerSecond, latest, best,
        stepsToSolve, runningMillis(now)), pending, looks.pending());
    pending.clear();
    looks.written();
    RunCheckpoint taken = checkpoint;
    if (taken != null && state.isPresent()) {
      if (!trace.checkpoint(taken.step(), () -> checkpoints.save(job, requireNonNull(job.fingerprint()), taken))) {
        state = Optional.empty();
      }
      checkpoint = null;
    }
  }

  private @Nullable Double speed(Instant now) {
    double seconds = Duration.between(startedAt, now).toNanos() / 1e9;
    int steps = step - startStep;
    return seconds > 0 && steps > 0 ? Double.valueOf(steps / seconds) : null;
  }

  private long runningMillis(Instant now) {
    return job.runningMillis() + Duration.between(startedAt, now).toMillis();
  }
}
