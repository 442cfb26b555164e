package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.AdamSpec;
import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.ScheduleSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.StepScheduleSpec;
import dev.engram.training.cell.ForgetBias;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Lstm;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.cell.VanillaRnn;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.loop.ConvergenceRule;
import dev.engram.training.loop.EvaluationPlan;
import dev.engram.training.loop.PackShape;
import dev.engram.training.loop.RunPlan;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.optimizer.Schedule;
import dev.engram.training.optimizer.Sgd;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resolved spec in the words of the training core. */
public final class Plans {

  private Plans() {}

  /** What runs of a pack have in common. */
  public static PackShape shape(JobSpec spec) {
    PalindromeSpec task = palindrome(spec);
    Encoding encoding = encoding(task);
    EvaluationSpec evaluation = requireNonNull(spec.evaluation());
    return new PackShape(
        cell(requireNonNull(spec.cell()), encoding),
        new Palindrome(present(task.length())),
        encoding,
        present(spec.batchSize()),
        gradientMethod(spec),
        precision(spec),
        new EvaluationPlan(present(evaluation.everySteps()), present(evaluation.sampleSize()),
            present(evaluation.testSampleSize())),
        probeTask(spec));
  }

  /** What a run has for itself. */
  public static RunPlan run(JobSpec spec) {
    return new RunPlan(
        requireNonNull(spec.seed()),
        initialWeights(requireNonNull(spec.cell())),
        optimizer(requireNonNull(spec.optimizer())),
        requireNonNull(spec.maxGradNorm()),
        present(spec.maxSteps()),
        requireNonNull(spec.stopWhen())
            .map(rule -> new ConvergenceRule(requireNonNull(rule.accuracy()), present(rule.evaluations()))));
  }

  static PalindromeSpec palindrome(JobSpec spec) {
    return switch (requireNonNull(spec.task())) {
      case PalindromeSpec palindrome -> palindrome;
    };
  }

  /** With the rate of each step. */
  public static Optimizer optimizer(OptimizerSpec optimizer) {
    double rate = requireNonNull(optimizer.learningRate());
    Schedule schedule = schedule(requireNonNull(optimizer.schedule()));
    return switch (optimizer) {
      case RmsPropSpec rmsProp -> new RmsProp(rate, requireNonNull(rmsProp.alpha()), requireNonNull(rmsProp.epsilon()),
          schedule);
      case AdamSpec adam -> new Adam(rate, requireNonNull(adam.beta1()), requireNonNull(adam.beta2()),
          requireNonNull(adam.epsilon()), schedule);
      case SgdSpec sgd -> new Sgd(rate, requireNonNull(sgd.momentum()), requireNonNull(sgd.nesterov()),
          schedule);
    };
  }

  private static Schedule schedule(ScheduleSpec schedule) {
    Schedule warm = switch (schedule) {
      case ConstantScheduleSpec constant -> Schedule.CONSTANT;
      case CosineScheduleSpec cosine -> new Schedule.Cosine(present(cosine.steps()),
          requireNonNull(cosine.finalFraction()));
      case StepScheduleSpec step -> new Schedule.StepDecay(present(step.everySteps()), requireNonNull(step.factor()));
    };
    int warmupSteps = present(schedule.warmupSteps());
    return warmupSteps == 0 ? warm : new Schedule.WarmUp(warmupSteps, warm);
  }

  private static RecurrentCell<?, ?> cell(CellSpec cell, Encoding encoding) {
    int hiddenSize = present(cell.hiddenSize());
    return switch (cell) {
      case RnnSpec rnn -> new VanillaRnn(encoding.inputSize(), hiddenSize);
      case LstmSpec lstm -> new Lstm(encoding.inputSize(), hiddenSize);
    };
  }

  private static InitialWeights initialWeights(CellSpec cell) {
    Initializer initializer = switch (requireNonNull(cell.initializer())) {
      case DEFAULT -> Initializer.DEFAULT;
      case XAVIER -> Initializer.XAVIER;
      case ORTHOGONAL -> Initializer.ORTHOGONAL;
      case IDENTITY -> Initializer.IDENTITY;
    };
    double recurrentGain = requireNonNull(cell.recurrentGain());
    return switch (cell) {
      case RnnSpec rnn -> new InitialWeights(initializer, recurrentGain, Optional.empty());
      case LstmSpec lstm -> new InitialWeights(initializer, recurrentGain, Optional.of(forgetBias(lstm)));
    };
  }

  private static ForgetBias forgetBias(LstmSpec lstm) {
    Integer chronoLength = lstm.chronoLength();
    return chronoLength == null
        ? new ForgetBias.Fixed(requireNonNull(lstm.forgetBias()))
        : new ForgetBias.Chrono(chronoLength);
  }

  private static Encoding encoding(PalindromeSpec task) {
    return switch (requireNonNull(task.encoding())) {
      case DIGIT -> Encoding.DIGIT;
      case ONE_HOT -> Encoding.ONE_HOT;
    };
  }

  private static GradientMethod gradientMethod(JobSpec spec) {
    return switch (requireNonNull(spec.gradients())) {
      case BPTT -> new Bptt();
      case AUTOGRAD -> new Autograd();
    };
  }

  private static Precision precision(JobSpec spec) {
    return switch (requireNonNull(spec.precision())) {
      case FLOAT32 -> Precision.FLOAT32;
      case FLOAT64 -> Precision.FLOAT64;
    };
  }

  /** None either for a job that was stored before there were any. */
  private static Optional<Palindrome> probeTask(JobSpec spec) {
    Optional<DiagnosticsSpec> diagnostics = spec.diagnostics();
    return diagnostics == null
        ? Optional.empty()
        : diagnostics.map(looks -> new Palindrome(present(looks.probeLength())));
  }

  private static int present(@Nullable Integer value) {
    return requireNonNull(value);
  }
}
