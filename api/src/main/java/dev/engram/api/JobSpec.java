package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to train. Everything but {@code cell.type} and {@code task.length} has a default; the service answers with the
 * resolved spec, in which nothing that applies is absent. Limits are the defaults of the service's settings.
 *
 * @param name for people, at most 200 characters; absent: cell and length, such as {@code lstm at 20}
 * @param cell what is trained, by its {@code type}; needed, unless an axis of a sweep sets it
 * @param task what it has to learn, by its {@code type}; needed, unless an axis of a sweep sets its length
 * @param optimizer by its {@code type}; absent: {@code rmsprop} with its defaults
 * @param evaluation absent: every 100 steps 2,000 sequences, and 10,000 for the result
 * @param stopWhen absent: the default rule, 0.999 in 3 evaluations in a row; an explicit {@code null}: train all steps
 * @param maxRuntime with a worker, over all attempts, as an ISO 8601 duration from {@code PT1S} to {@code P365D}; then
 *        the job is tested and STOPPED. Absent: {@code PT2H}
 * @param diagnostics absent: the default looks, every 10 evaluations at length 100; an explicit {@code null}: none
 * @param device {@code cpu}, {@code cuda} for a worker's first CUDA device, {@code cuda:1} and so on, or {@code auto}
 *        for its first CUDA device or else its CPU; CUDA that no live worker has is refused. Absent: {@code auto}
 * @param seed of the initial weights and of every digit drawn, any whole number of 64 bits; absent: 42
 * @param labels to find the job by, at most 16: keys of 1 to 63 characters without a colon, values of at most 200;
 *        absent: none
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
    @Nullable Optional<StopWhen> stopWhen, // empty: an explicit null
    @Nullable Duration maxRuntime,
    @Nullable Integer maxRestarts,
    @Nullable Optional<DiagnosticsSpec> diagnostics, // likewise
    @Nullable Integer checkpointEverySteps,
    @Nullable GradientMethod gradients,
    @Nullable Precision precision,
    @Nullable String device,
    @Nullable Long seed,
    @Nullable Integer priority,
    @Nullable Map<String, String> labels) {

  /** The smallest spec there is: this cell at this length, everything else at its default. */
  public static JobSpec of(CellSpec cell, TaskSpec task) {
    return builder(cell, task).build();
  }

  public static JobSpecBuilder builder(CellSpec cell, TaskSpec task) {
    return builder().cell(cell).task(task);
  }

  /** Of a spec that need not be whole: the base of a sweep, or what a fork overrides. */
  public static JobSpecBuilder builder() {
    return new JobSpecBuilder();
  }

  /** Of a spec that is as this one, but for what is called. */
  public JobSpecBuilder toBuilder() {
    return new JobSpecBuilder(this);
  }

  public JobSpec withOptimizer(OptimizerSpec newOptimizer) {
    return toBuilder().optimizer(newOptimizer).build();
  }

  public JobSpec withSeed(long newSeed) {
    return toBuilder().seed(newSeed).build();
  }
}
