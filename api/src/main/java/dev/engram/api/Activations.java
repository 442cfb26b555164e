package dev.engram.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the units of a trained cell do while it reads a sequence, with its best weights so far, in float64. Each list has
 * one list a time step, that of the first digit first, with a number for every hidden unit; null in the place of one that
 * is not finite.
 *
 * @param step after which these weights were taken
 * @param sequence as it was asked
 * @param gates the values of each gate: by {@code hidden} for an RNN, by {@code input}, {@code forget},
 *        {@code candidate} and {@code output} for an LSTM
 * @param states what a time step hands to the next
 */
public record Activations(int step, String sequence, Map<String, List<List<@Nullable Double>>> gates, States states) {

  /**
   * The state after each time step.
   *
   * @param hidden h(t)
   * @param memory c(t); null for a cell without a memory c
   */
  public record States(List<List<@Nullable Double>> hidden, @Nullable List<List<@Nullable Double>> memory) {}
}
