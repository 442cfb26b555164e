package dev.engram.training.loop;

import dev.engram.training.CellKind;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.ForgetBias;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.List;
import java.util.Optional;

/** Packs for tests: what they have in common, and the plans of their runs. */
final class Packs {

  static final EvaluationPlan EVALUATION = new EvaluationPlan(10, 96, 320);

  private Packs() {}

  /** 16 samples and 8 units, so that a pack gives the same bits as a run alone. */
  static PackShape small(CellKind kind, int length) {
    return shape(kind, length, 16, 8, Precision.FLOAT32);
  }

  static PackShape shape(CellKind kind, int length, int batchSize, int hiddenSize, Precision precision) {
    return new PackShape(kind.cell(Encoding.DIGIT, hiddenSize), new Palindrome(length), Encoding.DIGIT, batchSize,
        new Bptt(), precision, EVALUATION, Optional.empty());
  }

  static PackShape evaluated(PackShape shape, EvaluationPlan evaluation) {
    return new PackShape(shape.cell(), shape.task(), shape.encoding(), shape.batchSize(), shape.gradientMethod(),
        shape.precision(), evaluation, shape.probeTask());
  }

  /** As the shape, and its cells are looked into. */
  static PackShape probed(PackShape shape, int probeLength) {
    return new PackShape(shape.cell(), shape.task(), shape.encoding(), shape.batchSize(), shape.gradientMethod(),
        shape.precision(), shape.evaluation(), Optional.of(new Palindrome(probeLength)));
  }

  static TrainingProgram program(PackShape shape, List<RunPlan> runs) {
    return new TrainingProgram(shape, runs, TestCpu.DEVICES, TestCpu.CPU);
  }

  /** The weights of the defaults: an LSTM's forget gates are biased to 1. */
  static InitialWeights weights(CellKind kind) {
    return new InitialWeights(Initializer.DEFAULT, switch (kind) {
      case RNN -> Optional.empty();
      case LSTM -> Optional.of(new ForgetBias.Fixed(1));
    });
  }

  static RunPlan plan(CellKind kind, long seed, Optimizer optimizer, double maxGradNorm, int maxSteps) {
    return new RunPlan(seed, weights(kind), optimizer, maxGradNorm, maxSteps, Optional.empty());
  }

  /** With the defaults of the exercise. */
  static RunPlan plan(CellKind kind, long seed, int maxSteps) {
    return plan(kind, seed, new RmsProp(1e-3, 0.99, 1e-8), 10, maxSteps);
  }

  static RunPlan withRule(RunPlan plan, ConvergenceRule rule) {
    return new RunPlan(plan.seed(), plan.initialWeights(), plan.optimizer(), plan.maxGradNorm(), plan.maxSteps(),
        Optional.of(rule));
  }
}
