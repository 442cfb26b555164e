package dev.engram.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a cell found, with 32 palindromes that are the same at each look, in float64. A number is null where
 * it is not finite, as it may be in a job that is about to diverge, or where nothing is forgotten.
 *
 * @param step after which it was looked at, with the weights of then; 0 is the untrained cell, which a fork has not
 * @param probeLength T of the probe's palindromes
 * @param hiddenGradientNorm ‖∂L/∂h(t)‖ for t = 1 … T − 1 in this order, where L is the loss of one sequence; the root
 *        mean square over the sequences
 * @param cellGradientNorm likewise ‖∂L/∂c(t)‖; null for a cell without a memory c
 * @param spectralRadius the largest absolute eigenvalue of each gate's block of W_hh: by {@code hidden} for an RNN, by
 *        {@code input}, {@code forget}, {@code candidate} and {@code output} for an LSTM
 * @param saturation of each gate: the share of its values that lie in the outer tenth of their range's ends (σ below
 *        0.1 or above 0.9, tanh below −0.9 or above 0.9)
 * @param gateMean of each gate, over sequences, time steps and units
 * @param forgetHalfLife in time steps: ln 2 / −mean ln f; null for a cell without a forget gate, and where every f is 1
 * @param clippingRate the share of steps whose gradient was clipped, since the look before, by the metric
 *        {@code clipped}; null for the untrained cell, and where no point of the metric lies between the two
 */
public record Diagnostics(int step, int probeLength, List<@Nullable Double> hiddenGradientNorm,
    @Nullable List<@Nullable Double> cellGradientNorm, Map<String, @Nullable Double> spectralRadius,
    Map<String, @Nullable Double> saturation, Map<String, @Nullable Double> gateMean,
    @Nullable Double forgetHalfLife, @Nullable Double clippingRate) {

  public Diagnostics withClippingRate(@Nullable Double newClippingRate) {
    return new Diagnostics(step, probeLength, hiddenGradientNorm, cellGradientNorm, spectralRadius, saturation,
        gateMean,
        forgetHalfLife, newClippingRate);
  }
}
