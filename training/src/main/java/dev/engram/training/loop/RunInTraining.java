package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the loop knows of a run besides its arrays in the pack. */
final class RunInTraining {

  private final int number;
  private final RunPlan plan;
  private @Nullable EvaluationResult latest;
  private @Nullable EvaluationResult best;
  private @Nullable NDArray bestWeights; // (1, P)
  private @Nullable RunOutcome outcome;
  private int evaluationsAtTarget;
  private int lookedIntoStep = -1;

  RunInTraining(int number, RunPlan plan) {
    this.number = number;
    this.plan = plan;
  }

  /** @param weights the best ones, (1, P), where there are any; taken over */
  void restore(RunCheckpoint checkpoint, @Nullable NDArray weights) {
    latest = checkpoint.latest().orElse(null);
    best = checkpoint.best().orElse(null);
    bestWeights = weights;
    evaluationsAtTarget = checkpoint.evaluationsAtTarget();
  }

  /** @param losses and norms of the steps that were not told yet */
  RunCheckpoint checkpoint(int step, double[] weights, List<double[]> optimizerState, double[] losses,
      double[] gradNorms) {
    double[] ofBest = bestWeights == null ? new double[0] : Doubles.read(bestWeights);
    return new RunCheckpoint(step, weights, optimizerState, evaluationsAtTarget, Optional.ofNullable(latest),
        Optional.ofNullable(best), ofBest, losses, gradNorms);
  }

  int number() {
    return number;
  }

  RunPlan plan() {
    return plan;
  }

  /** @return whether it is the best so far, the later of equals */
  boolean observe(EvaluationResult evaluation) {
    latest = evaluation;
    boolean atTarget = plan.convergence().map(rule -> evaluation.accuracy() >= rule.accuracy()).orElse(false);
    evaluationsAtTarget = atTarget ? evaluationsAtTarget + 1 : 0;
    if (best != null && evaluation.accuracy() < best.accuracy()) {
      return false;
    }
    best = evaluation;
    return true;
  }

  boolean hasConverged() {
    return plan.convergence().map(rule -> evaluationsAtTarget >= rule.evaluations()).orElse(false);
  }

  /** Whether there is nothing left to train after a step. */
  boolean isOver(int step) {
    return hasConverged() || step >= plan.maxSteps();
  }

  /** 0 before the first. */
  int lastEvaluatedStep() {
    return latest == null ? 0 : latest.step();
  }

  void lookedInto(int step) {
    lookedIntoStep = step;
  }

  boolean wasLookedInto(int step) {
    return lookedIntoStep == step;
  }

  /** Takes the array over. */
  void keepBest(NDArray weights) {
    close();
    bestWeights = weights;
  }

  NDArray bestWeights() {
    if (bestWeights == null) {
      throw new IllegalStateException("run %d has not been evaluated".formatted(number));
    }
    return bestWeights;
  }

  int bestStep() {
    return best == null ? 0 : best.step();
  }

  void end(RunOutcome how) {
    outcome = how;
  }

  boolean hasEnded() {
    return outcome != null;
  }

  RunOutcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException("run %d has not ended".formatted(number));
    }
    return outcome;
  }

  void close() {
    if (bestWeights != null) {
      bestWeights.close();
      bestWeights = null;
    }
  }
}
