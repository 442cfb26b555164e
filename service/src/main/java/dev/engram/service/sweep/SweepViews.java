package dev.engram.service.sweep;

import dev.engram.api.JobState;
import dev.engram.api.Sweep;
import dev.engram.api.SweepAction;
import dev.engram.api.SweepProgress;
import dev.engram.api.SweepState;
import dev.engram.service.sweep.StoredSweep.Intent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Sweeps as the API answers them. */
@Component
final class SweepViews {

  private final SweepStore store;
  private final TimeLeft timeLeft;

  SweepViews(SweepStore store, TimeLeft timeLeft) {
    this.store = store;
    this.timeLeft = timeLeft;
  }

  Sweep of(StoredSweep sweep) {
    SweepStatus status = store.status(sweep.id());
    SweepState state = state(sweep, status);
    return new Sweep(sweep.id(), sweep.owner(), sweep.name(), state, state.terminal(), allowedActions(state),
        status.jobs(),
        counts(status), progress(sweep, status), sweep.spec(), sweep.createdAt(), sweep.finishedAt());
  }

  static SweepState state(StoredSweep sweep, SweepStatus status) {
    if (sweep.finishedAt() == null) {
      return switch (sweep.intent()) {
        case CANCEL -> SweepState.CANCELLING;
        case PAUSE -> SweepState.PAUSED;
        case RUN, RESUME -> status.waiting() + status.of(JobState.QUEUED) == status.jobs()
            ? SweepState.QUEUED
            : SweepState.RUNNING;
      };
    }
    if (status.withResult() == status.jobs()) {
      return SweepState.SUCCEEDED;
    }
    if (sweep.intent() == Intent.CANCEL) {
      return SweepState.CANCELLED;
    }
    return status.withResult() > 0 ? SweepState.PARTIALLY_SUCCEEDED : SweepState.FAILED;
  }

  static List<SweepAction> allowedActions(SweepState state) {
    return switch (state) {
      case QUEUED, RUNNING -> List.of(SweepAction.CANCEL, SweepAction.PAUSE, SweepAction.EXTEND);
      case PAUSED -> List.of(SweepAction.CANCEL, SweepAction.RESUME);
      case CANCELLING -> List.of();
      case SUCCEEDED -> List.of(SweepAction.EXTEND);
      case PARTIALLY_SUCCEEDED, FAILED, CANCELLED -> List.of(SweepAction.RETRY, SweepAction.EXTEND);
    };
  }

  private static Map<String, Integer> counts(SweepStatus status) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    put(counts, "WAITING", status.waiting());
    for (JobState state : JobState.values()) {
      put(counts, state.name(), status.of(state));
    }
    put(counts, "MISSING", status.missing());
    return counts;
  }

  private static void put(Map<String, Integer> counts, String name, int jobs) {
    if (jobs > 0) {
      counts.put(name, jobs);
    }
  }

  private SweepProgress progress(StoredSweep sweep, SweepStatus status) {
    double fraction = status.steps() == 0 ? 0 : (double) status.stepsDone() / status.steps();
    OptionalDouble seconds = timeLeft.seconds(sweep);
    return new SweepProgress(fraction, seconds.isPresent() ? Double.valueOf(seconds.getAsDouble()) : null);
  }
}
