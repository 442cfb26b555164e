package dev.engram.training.loop;

/**
 * A run has converged once {@code evaluations} evaluations in a row reached {@code accuracy}.
 *
 * <p>Long palindromes leave a cell at chance, accuracy 0.1 and loss ln 10, for thousands of steps before it learns. A
 * rule that waited for the loss to settle would end there; this one can't, because it asks for an accuracy that chance
 * does not reach.
 *
 * @param accuracy at least {@link #LOWEST_ACCURACY}
 */
public record ConvergenceRule(double accuracy, int evaluations) {

  /** Of 100 sequences, the fewest an evaluation may have, guessing gets half right less than once in 10²⁰ times. */
  public static final double LOWEST_ACCURACY = 0.5;

  public ConvergenceRule {
    if (!(accuracy >= LOWEST_ACCURACY && accuracy <= 1) || evaluations < 1) {
      throw new IllegalArgumentException("accuracy %s in %d evaluations: it must be from %s to 1, in at least 1"
          .formatted(accuracy, evaluations, LOWEST_ACCURACY));
    }
  }
}
