package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to train. Everything but {@code cell.type} and {@code task.length} has a default; the service answers with the
 * resolved spec, in which nothing that applies is absent.
 *
 * @param stopWhen absent: the default rule; an explicit JSON {@code null}, read as an empty Optional: train all steps
 * @param diagnostics absent: the default looks; an explicit JSON {@code null}, read as an empty Optional: none
 * @param seed of the initial weights and of every digit drawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSpec(
    @Nullable String name,
    @Nullable CellSpec cell,
    @Nullable TaskSpec task,
    @Nullable OptimizerSpec optimizer,
    @Nullable Integer batchSize,
    @Nullable Integer maxSteps,
    @Nullable Double maxGradNorm,
    @Nullable EvaluationSpec evaluation,
    @Nullable Optional<StopWhen> stopWhen,
    @Nullable Duration maxRuntime,
    @Nullable Integer maxRestarts,
    @Nullable Optional<DiagnosticsSpec> diagnostics,
    @Nullable Integer checkpointEverySteps,
    @Nullable GradientMethod gradients,
    @Nullable Precision precision,
    @Nullable String device,
    @Nullable Long seed,
    @Nullable Integer priority,
    @Nullable Map<String, String> labels) {

  /** The smallest spec there is: this cell at this length, everything else at its default. */
  public static JobSpec of(CellSpec cell, TaskSpec task) {
    return new JobSpec(null, cell, task, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }

  public JobSpec withOptimizer(OptimizerSpec newOptimizer) {
    return new JobSpec(name, cell, task, newOptimizer, batchSize, maxSteps, maxGradNorm, evaluation, stopWhen,
        maxRuntime, maxRestarts, diagnostics, checkpointEverySteps, gradients, precision, device, seed, priority,
        labels);
  }

  public JobSpec withSeed(long newSeed) {
    return new JobSpec(name, cell, task, optimizer, batchSize, maxSteps, maxGradNorm, evaluation, stopWhen, maxRuntime,
        maxRestarts, diagnostics, checkpointEverySteps, gradients, precision, device, newSeed, priority, labels);
  }
}
