package dev.engram.client;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.Job;
import dev.engram.api.JobAction;
import dev.engram.api.JobError;
import dev.engram.api.JobPhase;
import dev.engram.api.JobResult;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.ParameterCount;
import dev.engram.api.Progress;
import dev.engram.api.RnnSpec;
import dev.engram.api.StopReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs as a service would answer them. */
public final class JobExample {

  public static final Instant CREATED = Instant.parse("2026-11-01T12:00:00Z");

  private JobExample() {}

  public static JobSpec lstm(int length) {
    return JobSpec.of(LstmSpec.withDefaults(), PalindromeSpec.ofLength(length));
  }

  public static JobSpec rnn(int length) {
    return JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(length));
  }

  public static Job queued(String id, JobSpec spec) {
    return job(id, JobState.QUEUED, spec, new Progress(0, 10_000, 0, null, null), null, null, null, null);
  }

  public static Job unevaluated(String id, JobSpec spec, int step) {
    Progress progress = new Progress(step, 10_000, step / 10_000.0, 180.2, (10_000 - step) / 180.2);
    return job(id, JobState.RUNNING, spec, progress, null, null, null, null);
  }

  public static Job running(String id, JobSpec spec, int step, double loss, double accuracy) {
    Progress progress = new Progress(step, 10_000, step / 10_000.0, 180.2, (10_000 - step) / 180.2);
    return job(id, JobState.RUNNING, spec, progress, new EvaluationPoint(step, loss, accuracy), null, null, null);
  }

  public static Job solved(String id, JobSpec spec) {
    JobResult result = new JobResult(1_300, 0.9994, List.of(0.9987, 0.9997), 10_000, 0.004, true, 1_100);
    return job(id, JobState.SUCCEEDED, spec, new Progress(1_300, 10_000, 0.13, 197.0, null),
        new EvaluationPoint(1_300, 0.004, 0.9995), result, StopReason.TARGET_REACHED, null);
  }

  public static Job unsolved(String id, JobSpec spec) {
    JobResult result = new JobResult(9_800, 0.4132, List.of(0.4036, 0.4229), 10_000, 1.6, false, null);
    return job(id, JobState.SUCCEEDED, spec, new Progress(10_000, 10_000, 1, 180.0, 0.0),
        new EvaluationPoint(10_000, 1.61, 0.41), result, StopReason.MAX_STEPS, null);
  }

  public static Job diverged(String id, JobSpec spec) {
    return job(id, JobState.FAILED, spec, new Progress(250, 10_000, 0.025, 180.0, null),
        new EvaluationPoint(200, 2.5, 0.1), null, null,
        new JobError(JobError.Code.DIVERGED, "the loss was infinite at step 250"));
  }

  private static Job job(String id, JobState state, JobSpec spec, Progress progress, @Nullable EvaluationPoint latest,
      @Nullable JobResult result, @Nullable StopReason stopReason, @Nullable JobError error) {
    JobPhase phase = state == JobState.RUNNING ? JobPhase.TRAINING : null;
    List<JobAction> actions = state.terminal() ? List.of() : List.of(JobAction.CANCEL);
    return new Job(id, state, phase, state.terminal(), stopReason, error, actions, spec,
        new ParameterCount(66_560, 1_290, 67_850, "4(nd + n² + n) + nK + K"), "10^10", progress, latest, latest, result,
        1, "cpu", null, null, CREATED, CREATED, null, 6.6, List.of(), null, null, Map.of(), null, null, "local");
  }
}
