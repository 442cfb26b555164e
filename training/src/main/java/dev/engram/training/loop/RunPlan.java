package dev.engram.training.loop;

import dev.engram.training.cell.InitialWeights;
import dev.engram.training.optimizer.Optimizer;
import java.util.Optional;

/**
 * What a run of a pack has for itself.
 *
 * @param seed of its initial weights and of every digit it sees
 * @param maxGradNorm the largest global norm of its gradient
 * @param maxSteps after which it ends in any case
 * @param convergence when it may end earlier; empty to train all the steps
 */
public record RunPlan(long seed, InitialWeights initialWeights, Optimizer optimizer, double maxGradNorm, int maxSteps,
    Optional<ConvergenceRule> convergence) {

  public RunPlan {
    if (maxSteps < 1 || !(maxGradNorm > 0)) {
      throw new IllegalArgumentException("max steps %d and max gradient norm %s: both must be positive"
          .formatted(maxSteps, maxGradNorm));
    }
  }
}
