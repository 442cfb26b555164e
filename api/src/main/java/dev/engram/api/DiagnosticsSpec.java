package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * When gradient flow and gates are looked at: before the first step (but not of a fork), after every so many
 * evaluations, and at the end of training.
 *
 * @param everyEvaluations of those at the multiples of {@code evaluation.everySteps}
 * @param probeLength T of the palindromes that the cell is looked into with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiagnosticsSpec(@Nullable Integer everyEvaluations, @Nullable Integer probeLength) {

  public static DiagnosticsSpec withDefaults() {
    return new DiagnosticsSpec(null, null);
  }

  public DiagnosticsSpec withEveryEvaluations(int newEveryEvaluations) {
    return new DiagnosticsSpec(newEveryEvaluations, probeLength);
  }

  public DiagnosticsSpec withProbeLength(int newProbeLength) {
    return new DiagnosticsSpec(everyEvaluations, newProbeLength);
  }
}
