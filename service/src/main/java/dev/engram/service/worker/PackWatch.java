package dev.engram.service.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Counts and times what a pack does, in its thread. */
final class PackWatch implements AutoCloseable {

  private final int[] steps;
  private final int batchSize;
  private final Timer stepTime;
  private final Timer evaluationTime;
  private final Counter stepCount;
  private final Counter sequenceCount;
  private final Runnable closing;

  private int lastStepped = Integer.MAX_VALUE;
  private long stepBegan = System.nanoTime();
  private long metricsRead;
  private long evaluationNanos;
  private boolean onlyTrained = true;

  PackWatch(int runs, int firstStep, int batchSize, Timer stepTime, Timer evaluationTime, Counter stepCount,
      Counter sequenceCount, Runnable closing) {
    this.steps = new int[runs];
    Arrays.fill(steps, firstStep);
    this.batchSize = batchSize;
    this.stepTime = stepTime;
    this.evaluationTime = evaluationTime;
    this.stepCount = stepCount;
    this.sequenceCount = sequenceCount;
    this.closing = closing;
  }

  /** Of each run after each step, in their order: the first one ends the step of the pack, and the last one begins the next. */
  void stepped(int run) {
    long now = System.nanoTime();
    if (run <= lastStepped && onlyTrained) {
      stepTime.record(now - stepBegan, TimeUnit.NANOSECONDS);
    }
    lastStepped = run;
    stepBegan = System.nanoTime();
    metricsRead = 0;
    onlyTrained = true;
  }

  /** The metrics of a run were read, up to a step; an evaluation that is due comes next. */
  void trained(int run, int step) {
    int more = step - steps[run];
    steps[run] = step;
    stepCount.increment(more);
    sequenceCount.increment((double) more * batchSize);
    metricsRead = System.nanoTime();
  }

  /**
   * Of each run that was evaluated; they are so together.
   *
   * @return the nanoseconds that it took
   */
  long evaluated() {
    if (metricsRead > 0) {
      evaluationNanos = System.nanoTime() - metricsRead;
      evaluationTime.record(evaluationNanos, TimeUnit.NANOSECONDS);
      metricsRead = 0;
    }
    alsoDidOtherThings();
    return evaluationNanos;
  }

  void alsoDidOtherThings() {
    onlyTrained = false;
  }

  @Override
  public void close() {
    closing.run();
  }
}
