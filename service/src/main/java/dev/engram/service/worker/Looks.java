package dev.engram.service.worker;

import static java.util.Objects.requireNonNull;

import dev.engram.api.Diagnostics;
import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.JobSpec;
import dev.engram.service.cell.GateNames;
import dev.engram.service.job.FiniteNumbers;
import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.diagnostics.Diagnosis.OfGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The looks into a job's cell: when they are due, and those that are not in the store yet. */
final class Looks {

  /** A step that is a multiple of it, so that a job that goes on from a checkpoint looks where it would have looked. */
  private final Optional<Long> everySteps;

  private final List<Diagnostics> pending = new ArrayList<>();

  Looks(JobSpec spec) {
    long steps = requireNonNull(requireNonNull(spec.evaluation()).everySteps());
    Optional<DiagnosticsSpec> diagnostics = spec.diagnostics();
    everySteps = diagnostics == null // stored before there were any
        ? Optional.empty()
        : diagnostics.map(looks -> steps * requireNonNull(looks.everyEvaluations()));
  }

  boolean areDue(int step, boolean last) {
    return everySteps.isPresent() && (last || step % everySteps.get() == 0);
  }

  void add(Diagnosis found) {
    pending.add(new Diagnostics(found.step(), found.probeLength(), FiniteNumbers.of(found.hiddenGradientNorms()),
        found.memoryGradientNorms().map(FiniteNumbers::of).orElse(null), ofGates(found, OfGate::spectralRadius),
        ofGates(found, OfGate::saturation), ofGates(found, OfGate::mean),
        found.forgetHalfLife().isPresent() ? FiniteNumbers.of(found.forgetHalfLife().getAsDouble()) : null, null));
  }

  List<Diagnostics> pending() {
    return Collections.unmodifiableList(pending);
  }

  void written() {
    pending.clear();
  }

  private static Map<String, @Nullable Double> ofGates(Diagnosis found, ToDoubleFunction<OfGate> number) {
    return GateNames.named(found.gates(), seen -> FiniteNumbers.of(number.applyAsDouble(seen)));
  }
}
