package dev.engram.service.store;

import dev.engram.api.AdamSpec;
import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.Encoding;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.GradientMethod;
import dev.engram.api.Initializer;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.Precision;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.StepScheduleSpec;
import dev.engram.api.StopWhen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Specs to keep. */
final class StoredSpecs {

  static final CellSpec RNN = new RnnSpec(8, Initializer.IDENTITY, 2.5);
  static final CellSpec LSTM = new LstmSpec(4096, Initializer.ORTHOGONAL, 0.5, -1.5, 20);
  static final OptimizerSpec SGD = new SgdSpec(0.1, 0.9, true, new StepScheduleSpec(3, 7, 0.25));

  private StoredSpecs() {}

  static List<OptimizerSpec> everyOptimizer() {
    return List.of(SGD, new RmsPropSpec(1e-3, 0.99, 1e-8, new CosineScheduleSpec(0, 10_000_000, 1e-3)),
        new AdamSpec(1e6, 0.9, 0.999, Double.MIN_VALUE, new ConstantScheduleSpec(9)));
  }

  /** Every field is there, each with another value than its default; of the rule to stop by, and then of looks, there may be none. */
  @SuppressWarnings("NullableOptional") // as in JobSpec
  static JobSpec full(CellSpec cell, OptimizerSpec optimizer,
      @Nullable Optional<StopWhen> stopWhen) {
    return new JobSpec("Gedächtnis 记忆 🧠 \"\\\u0001", cell, new PalindromeSpec(10_000, Encoding.ONE_HOT), optimizer,
        8192, 10_000_000, 1e12, new EvaluationSpec(7, 100, 1_000_000), stopWhen, Duration.ofMillis(1500), 0,
        stopWhen == null ? null : Optional.of(new DiagnosticsSpec(7, 9)), 500, GradientMethod.AUTOGRAD,
        Precision.FLOAT64, "cuda:3", Long.MIN_VALUE, -1000,
        Map.of("course", "dl", "🧠", "a:b"));
  }

  static JobSpec of(CellSpec cell, int priority, Map<String, String> labels) {
    return new JobSpec("a job", cell, PalindromeSpec.ofLength(5), SGD, 8, 40, 10.0, new EvaluationSpec(10, 100, 100),
        Optional.empty(), Duration.ofHours(2), 5, null, null, GradientMethod.BPTT, Precision.FLOAT32, "auto", 42L,
        priority, labels);
  }
}
