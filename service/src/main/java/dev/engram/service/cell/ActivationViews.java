package dev.engram.service.cell;

import dev.engram.api.Activations;
import dev.engram.api.Activations.States;
import dev.engram.service.job.FiniteNumbers;
import dev.engram.training.diagnostics.Trace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the units of a cell did, as the contract has it. */
final class ActivationViews {

  private ActivationViews() {}

  /** @param step after which the cell was as it did this */
  static Activations of(int step, String sequence, Trace trace) {
    return new Activations(step, sequence, GateNames.named(trace.gates(), ActivationViews::finite),
        new States(finite(trace.hidden()), trace.memory().map(ActivationViews::finite).orElse(null)));
  }

  private static List<List<@Nullable Double>> finite(List<double[]> timeSteps) {
    return timeSteps.stream().map(numbers -> FiniteNumbers.of(Arrays.stream(numbers).boxed().toList())).toList();
  }
}
