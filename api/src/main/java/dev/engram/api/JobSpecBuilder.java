package dev.engram.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link JobSpec}; what is not called stays absent. */
@SuppressWarnings("NullableOptional") // as in JobSpec
public final class JobSpecBuilder {

  private @Nullable String name;
  private @Nullable CellSpec cell;
  private @Nullable TaskSpec task;
  private @Nullable OptimizerSpec optimizer;
  private @Nullable Integer batchSize;
  private @Nullable Integer maxSteps;
  private @Nullable Double maxGradNorm;
  private @Nullable EvaluationSpec evaluation;
  private @Nullable Optional<StopWhen> stopWhen;
  private @Nullable Duration maxRuntime;
  private @Nullable Integer maxRestarts;
  private @Nullable Optional<DiagnosticsSpec> diagnostics;
  private @Nullable Integer checkpointEverySteps;
  private @Nullable GradientMethod gradients;
  private @Nullable Precision precision;
  private @Nullable String device;
  private @Nullable Long seed;
  private @Nullable Integer priority;
  private @Nullable Map<String, String> labels;

  JobSpecBuilder() {}

  JobSpecBuilder(JobSpec spec) {
    name = spec.name();
    cell = spec.cell();
    task = spec.task();
    optimizer = spec.optimizer();
    batchSize = spec.batchSize();
    maxSteps = spec.maxSteps();
    maxGradNorm = spec.maxGradNorm();
    evaluation = spec.evaluation();
    stopWhen = spec.stopWhen();
    maxRuntime = spec.maxRuntime();
    maxRestarts = spec.maxRestarts();
    diagnostics = spec.diagnostics();
    checkpointEverySteps = spec.checkpointEverySteps();
    gradients = spec.gradients();
    precision = spec.precision();
    device = spec.device();
    seed = spec.seed();
    priority = spec.priority();
    labels = spec.labels();
  }

  public JobSpecBuilder name(String newName) {
    name = newName;
    return this;
  }

  public JobSpecBuilder cell(CellSpec newCell) {
    cell = newCell;
    return this;
  }

  public JobSpecBuilder task(TaskSpec newTask) {
    task = newTask;
    return this;
  }

  public JobSpecBuilder optimizer(OptimizerSpec newOptimizer) {
    optimizer = newOptimizer;
    return this;
  }

  public JobSpecBuilder batchSize(int newBatchSize) {
    batchSize = newBatchSize;
    return this;
  }

  public JobSpecBuilder maxSteps(int newMaxSteps) {
    maxSteps = newMaxSteps;
    return this;
  }

  public JobSpecBuilder maxGradNorm(double newMaxGradNorm) {
    maxGradNorm = newMaxGradNorm;
    return this;
  }

  public JobSpecBuilder evaluation(EvaluationSpec newEvaluation) {
    evaluation = newEvaluation;
    return this;
  }

  public JobSpecBuilder stopWhen(StopWhen newStopWhen) {
    stopWhen = Optional.of(newStopWhen);
    return this;
  }

  /** However accurate the cell becomes. */
  public JobSpecBuilder trainAllSteps() {
    stopWhen = Optional.empty();
    return this;
  }

  public JobSpecBuilder maxRuntime(Duration newMaxRuntime) {
    maxRuntime = newMaxRuntime;
    return this;
  }

  public JobSpecBuilder maxRestarts(int newMaxRestarts) {
    maxRestarts = newMaxRestarts;
    return this;
  }

  public JobSpecBuilder diagnostics(DiagnosticsSpec newDiagnostics) {
    diagnostics = Optional.of(newDiagnostics);
    return this;
  }

  /** Saves the time that looks into the cell take. */
  public JobSpecBuilder withoutDiagnostics() {
    diagnostics = Optional.empty();
    return this;
  }

  public JobSpecBuilder checkpointEverySteps(int newCheckpointEverySteps) {
    checkpointEverySteps = newCheckpointEverySteps;
    return this;
  }

  public JobSpecBuilder gradients(GradientMethod newGradients) {
    gradients = newGradients;
    return this;
  }

  public JobSpecBuilder precision(Precision newPrecision) {
    precision = newPrecision;
    return this;
  }

  public JobSpecBuilder device(String newDevice) {
    device = newDevice;
    return this;
  }

  public JobSpecBuilder seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  public JobSpecBuilder priority(int newPriority) {
    priority = newPriority;
    return this;
  }

  public JobSpecBuilder labels(Map<String, String> newLabels) {
    labels = newLabels;
    return this;
  }

  public JobSpec build() {
    return new JobSpec(name, cell, task, optimizer, batchSize, maxSteps, maxGradNorm, evaluation, stopWhen, maxRuntime,
        maxRestarts, diagnostics, checkpointEverySteps, gradients, precision, device, seed, priority, labels);
  }
}
