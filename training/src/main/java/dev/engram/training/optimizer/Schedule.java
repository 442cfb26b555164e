package dev.engram.training.optimizer;

/** How the learning rate changes while a run trains: a factor of η for each step, a function of the step alone. */
public sealed interface Schedule {

  /** The rate stays as it is. */
  Schedule CONSTANT = new Constant();

  /** @param taken the steps before this one, 0 for the first */
  double factor(int taken);

  /** The same factor, 1, for each step. */
  record Constant() implements Schedule {

    @Override
    public double factor(int taken) {
      return 1;
    }
  }

  /**
   * Half a cosine from 1 down to a fraction, at which it stays: Loshchilov, Hutter, "SGDR: stochastic gradient descent
   * with warm restarts", 2017, without the restarts.
   *
   * @param steps until it has come down
   */
  record Cosine(int steps, double finalFraction) implements Schedule {

    public Cosine {
      requirePositive(steps, "steps");
    }

    @Override
    public double factor(int taken) {
      double progress = Math.min(1, (double) taken / steps);
      return finalFraction + (1 - finalFraction) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  }

  /**
   * A factor more each so many steps, as of the networks of He, Zhang, Ren, Sun, "Deep residual learning for image
   * recognition", 2016.
   */
  record StepDecay(int everySteps, double decay) implements Schedule {

    public StepDecay {
      requirePositive(everySteps, "everySteps");
    }

    @Override
    public double factor(int taken) {
      return Math.pow(decay, taken / everySteps);
    }
  }

  /**
   * A straight line up to 1, then another schedule from its own first step on: Goyal and others, "Accurate, large
   * minibatch SGD: training ImageNet in 1 hour", 2017. The first step has one part of {@code steps}, the last one all.
   *
   * @param steps of the line
   */
  record WarmUp(int steps, Schedule then) implements Schedule {

    public WarmUp {
      requirePositive(steps, "steps");
    }

    @Override
    public double factor(int taken) {
      return taken < steps ? (taken + 1.0) / steps : then.factor(taken - steps);
    }
  }

  private static void requirePositive(int steps, String name) {
    if (steps < 1) {
      throw new IllegalArgumentException("%s of a schedule is %d: it must be at least 1".formatted(name, steps));
    }
  }
}
