package dev.engram.service.job;

import static dev.engram.service.job.SpecMerge.or;
import static java.util.Objects.requireNonNull;

import dev.engram.api.EvaluationSpec;
import dev.engram.api.ForkRequest;
import dev.engram.api.JobSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.TaskSpec;
import org.jspecify.annotations.Nullable;

/** The spec of a fork: its parent's, with what the request has in its place. */
final class ForkSpec {

  private static final JobSpec NOTHING = JobSpec.builder().build();

  private final JobSpec parent;
  private final JobSpec wish;
  private final @Nullable Integer extraSteps;
  private final Violations violations;

  private ForkSpec(JobSpec parent, ForkRequest request, Violations violations) {
    this.parent = parent;
    this.wish = request.overrides() == null ? NOTHING : request.overrides();
    this.extraSteps = request.extraSteps();
    this.violations = violations;
  }

  /**
   * Not resolved yet.
   *
   * @param parent a resolved spec
   * @param step where the fork begins
   */
  static JobSpec of(JobSpec parent, ForkRequest request, int step, Violations violations) {
    return new ForkSpec(parent, request, violations).merged(step);
  }

  private JobSpec merged(int step) {
    if (wish.cell() != null) {
      refuseShape("/overrides/cell");
    }
    return new JobSpec(
        or(wish.name(), parent.name()),
        parent.cell(),
        task(requireNonNull(parent.task()), wish.task()),
        SpecMerge.optimizer(parent.optimizer(), wish.optimizer()),
        or(wish.batchSize(), parent.batchSize()),
        maxSteps(step),
        or(wish.maxGradNorm(), parent.maxGradNorm()),
        evaluation(requireNonNull(parent.evaluation()), wish.evaluation()),
        wish.stopWhen() == null ? parent.stopWhen() : wish.stopWhen(),
        or(wish.maxRuntime(), parent.maxRuntime()),
        or(wish.maxRestarts(), parent.maxRestarts()),
        wish.diagnostics() == null ? parent.diagnostics() : wish.diagnostics(),
        or(wish.checkpointEverySteps(), parent.checkpointEverySteps()),
        or(wish.gradients(), parent.gradients()),
        or(wish.precision(), parent.precision()),
        or(wish.device(), parent.device()),
        or(wish.seed(), parent.seed()),
        or(wish.priority(), parent.priority()),
        or(wish.labels(), parent.labels()));
  }

  private int maxSteps(int step) {
    if (extraSteps == null) {
      int maxSteps = requireNonNull(or(wish.maxSteps(), parent.maxSteps()));
      if (maxSteps <= step) {
        violations.add("/extraSteps", "is missing: the fork begins after step %d, and its maxSteps is %d"
            .formatted(step, maxSteps));
      }
      return maxSteps;
    }
    if (wish.maxSteps() != null) {
      violations.add("/extraSteps", "and overrides.maxSteps both say when the fork ends; give one of them");
    }
    if (extraSteps < 1) {
      violations.add("/extraSteps", "is %d; it must be at least 1".formatted(extraSteps));
    }
    return (int) Math.min(Integer.MAX_VALUE, (long) step + extraSteps);
  }

  private TaskSpec task(TaskSpec inherited, @Nullable TaskSpec wanted) {
    if (!(wanted instanceof PalindromeSpec changed && inherited instanceof PalindromeSpec before)) {
      return inherited;
    }
    if (changed.encoding() != null && changed.encoding() != before.encoding()) {
      refuseShape("/overrides/task/encoding");
    }
    return new PalindromeSpec(or(changed.length(), before.length()), before.encoding());
  }

  private void refuseShape(String pointer) {
    violations.add(pointer, "can't be changed in a fork: it decides the shape of the weights");
  }

  private static EvaluationSpec evaluation(EvaluationSpec inherited, @Nullable EvaluationSpec wanted) {
    return wanted == null
        ? inherited
        : new EvaluationSpec(or(wanted.everySteps(), inherited.everySteps()),
            or(wanted.sampleSize(), inherited.sampleSize()), or(wanted.testSampleSize(), inherited.testSampleSize()));
  }
}
