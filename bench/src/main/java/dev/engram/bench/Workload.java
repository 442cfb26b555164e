package dev.engram.bench;

import dev.engram.training.cell.ForgetBias;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Lstm;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.cell.VanillaRnn;
import dev.engram.training.device.Precision;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.loop.EvaluationPlan;
import dev.engram.training.loop.PackShape;
import dev.engram.training.loop.RunPlan;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import java.util.Optional;

/**
 * What the peers train: the exercise's defaults at a length.
 *
 * @param length T
 * @param hiddenSize H
 * @param batchSize B
 */
public record Workload(Cell cell, int length, int hiddenSize, int batchSize) {

  public static final RmsProp OPTIMIZER = new RmsProp(1e-3, 0.99, 1e-8);
  public static final double MAX_GRAD_NORM = 10;

  private static final int USUAL_HIDDEN_SIZE = 128;

  /** The kinds of cells. */
  public enum Cell {
    LSTM, RNN
  }

  /** Such as {@code LSTM T=20}; with H where it is not the usual one. */
  String label() {
    return cell + " T=" + length + (hiddenSize == USUAL_HIDDEN_SIZE ? "" : " H=" + hiddenSize);
  }

  Workload withLength(int other) {
    return new Workload(cell, other, hiddenSize, batchSize);
  }

  Workload withHiddenSize(int other) {
    return new Workload(cell, length, other, batchSize);
  }

  RecurrentCell<?, ?> newCell() {
    int inputSize = Encoding.DIGIT.inputSize();
    return switch (cell) {
      case LSTM -> new Lstm(inputSize, hiddenSize);
      case RNN -> new VanillaRnn(inputSize, hiddenSize);
    };
  }

  PackShape shape(GradientMethod gradientMethod) {
    return new PackShape(newCell(), new Palindrome(length), Encoding.DIGIT, batchSize, gradientMethod,
        Precision.FLOAT32, new EvaluationPlan(100, 2000, 10_000), Optional.empty());
  }

  RunPlan run(long seed) {
    Optional<ForgetBias> forgetBias = switch (cell) {
      case LSTM -> Optional.of(new ForgetBias.Fixed(1));
      case RNN -> Optional.empty();
    };
    return new RunPlan(seed, new InitialWeights(Initializer.DEFAULT, forgetBias), OPTIMIZER, MAX_GRAD_NORM,
        Integer.MAX_VALUE, Optional.empty());
  }
}
