package dev.engram.client;

import dev.engram.api.Curve;
import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import dev.engram.api.Horizon;
import dev.engram.api.Sweep;
import dev.engram.api.SweepAction;
import dev.engram.api.SweepPart;
import dev.engram.api.SweepProgress;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sweeps and curves as a service would answer them. */
public final class SweepExample {

  private static final Instant CREATED = Instant.parse("2026-11-01T12:00:00Z");
  private static final Instant FINISHED = Instant.parse("2026-11-01T12:04:20Z");

  private SweepExample() {}

  /** Two parts, curve and optimizers. */
  public static SweepSpec spec() {
    return SweepSpec.builder().name("the exercise").parts(part("curve"), part("optimizers")).build();
  }

  private static SweepPart part(String name) {
    return SweepPart.builder().name(name).build();
  }

  public static Sweep queued(String id) {
    return sweep(id, SweepState.QUEUED, counts("WAITING", 84), new SweepProgress(0, null), null);
  }

  public static Sweep running(String id, double fraction) {
    return sweep(id, SweepState.RUNNING, counts("QUEUED", 38, "RUNNING", 6, "SUCCEEDED", 40),
        new SweepProgress(fraction, 127.2), null);
  }

  public static Sweep paused(String id) {
    return sweep(id, SweepState.PAUSED, counts("PAUSED", 44, "SUCCEEDED", 40), new SweepProgress(0.5, 127.2), null);
  }

  public static Sweep succeeded(String id) {
    return sweep(id, SweepState.SUCCEEDED, counts("SUCCEEDED", 84), new SweepProgress(1, null), FINISHED);
  }

  public static Sweep partiallySucceeded(String id) {
    return sweep(id, SweepState.PARTIALLY_SUCCEEDED, counts("SUCCEEDED", 82, "FAILED", 2), new SweepProgress(1, null),
        FINISHED);
  }

  public static Sweep failed(String id) {
    return sweep(id, SweepState.FAILED, counts("FAILED", 84), new SweepProgress(1, null), FINISHED);
  }

  /** rnn at T = 5, 10 and 20 and lstm at T = 5, three seeds each; of the other part nothing. */
  public static Curve curve() {
    return new Curve(List.of(point("lstm", "forgetBias=1", 5, 1, 1, 1), point("rnn", "", 5, 1, 1, 1),
        point("rnn", "", 10, 0.12, 1, 1), point("rnn", "", 20, 0.21, 0.14, 0.1)),
        List.of(new Horizon("curve", "rnn", "", null, null, null, 3, "With 3 runs a length none is surely solved.")),
        List.of());
  }

  /** A point that no run has come to. */
  public static CurvePoint pending(String cell, String variant, int length, int runs) {
    return new CurvePoint("curve", cell, variant, length, 0.001, 0, runs, 0, 0, null, null, null, null, null, false, 0,
        null, null, null, null, List.of());
  }

  /** The runs of one place of the part curve, seeds from 1 on. */
  public static CurvePoint point(String cell, String variant, int length, double... accuracies) {
    List<Value> values = new ArrayList<>();
    for (int run = 0; run < accuracies.length; run++) {
      boolean solved = accuracies[run] >= 0.99;
      values.add(new Value(run + 1, "job_" + run, accuracies[run], null, solved, false, solved ? 900 : null, 61.4));
    }
    double mean = values.stream().mapToDouble(Value::accuracy).average().orElse(0);
    int solved = (int) values.stream().filter(Value::solved).count();
    boolean split = solved > 0 && values.stream().anyMatch(value -> value.accuracy() < 0.2);
    int n = values.size();
    return new CurvePoint("curve", cell, variant, length, 0.001, n, 0, 0, 0, n == 0 ? null : mean, n < 2 ? null : 0.1,
        n < 2 ? null : List.of(mean - 0.05, mean), n == 0 ? null : 0.1, n == 0 ? null : 1.0, split, solved,
        n == 0 ? null : (double) solved / n, n == 0 ? null : List.of(0.1, 0.9), solved * 2 > n ? 900 : null,
        n == 0 ? null : 61.4, values);
  }

  private static Sweep sweep(String id, SweepState state, Map<String, Integer> counts, SweepProgress progress,
      @Nullable Instant finishedAt) {
    List<SweepAction> actions = state.terminal() ? List.of() : List.of(SweepAction.CANCEL);
    int jobs = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new Sweep(id, "local", "the exercise", state, state.terminal(), actions, jobs, counts, progress, spec(),
        CREATED,
        finishedAt);
  }

  private static Map<String, Integer> counts(Object... statesAndJobs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int index = 0; index < statesAndJobs.length; index += 2) {
      counts.put((String) statesAndJobs[index], (Integer) statesAndJobs[index + 1]);
    }
    return counts;
  }
}
