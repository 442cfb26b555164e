package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.ParameterCount;
import dev.engram.api.RnnSpec;
import dev.engram.training.loop.PackShape;

/** What a resolved spec costs before it is run. */
public final class Costs {

  static final String RNN_FORMULA = "nd + n² + n + nK + K";
  static final String LSTM_FORMULA = "4(nd + n² + n) + nK + K";

  private Costs() {}

  /** The trainable parameters, question 1.5b of the exercise. */
  public static ParameterCount parameterCount(JobSpec spec) {
    PackShape shape = Plans.shape(spec);
    long cell = shape.cell().parameterCount();
    long head = shape.layout().headSize();
    String formula = switch (requireNonNull(spec.cell())) {
      case RnnSpec rnn -> RNN_FORMULA;
      case LstmSpec lstm -> LSTM_FORMULA;
    };
    return new ParameterCount(cell, head, cell + head, formula);
  }

  /** d, the numbers that a time step reads. */
  public static int inputSize(JobSpec spec) {
    return Plans.shape(spec).cell().inputSize();
  }

  /** The device memory at the peak of training. */
  public static long estimatedMemoryBytes(JobSpec spec) {
    return Plans.shape(spec).estimatedBytes(1, Plans.optimizer(requireNonNull(spec.optimizer())).stateSlots());
  }

  /** What a checkpoint takes, but for a few hundred bytes. */
  static long checkpointBytes(JobSpec spec) {
    return Plans.shape(spec).checkpointBytes(Plans.optimizer(requireNonNull(spec.optimizer())).stateSlots());
  }

  /** Whether the job ends with the same bits alone and in a pack of any size. */
  static boolean isSameInEveryPack(JobSpec spec) {
    return Plans.shape(spec).isSameInEveryPack();
  }

  /** The largest batch that is written at once. */
  static long batchBytes(JobSpec spec) {
    return Plans.shape(spec).largestBatchBytes(1);
  }

  /** How many palindromes there are to learn from, such as {@code 10^10}. */
  public static String distinctSequences(JobSpec spec) {
    return "10^" + Plans.shape(spec).task().freeDigits();
  }

  /**
   * The multiplications of an optimizer step, forward and twice as many backward: what the time of jobs of unlike shapes
   * is compared by.
   */
  public static double multiplicationsPerStep(JobSpec spec) {
    PackShape shape = Plans.shape(spec);
    return 3.0 * shape.batchSize() * (shape.task().timeSteps() * (double) shape.layout().cellSize()
        + shape.layout().headSize());
  }
}
