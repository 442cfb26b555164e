package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * Adam: Kingma, Ba, "Adam: a method for stochastic optimization", 2015, as PyTorch has it: ε is added after the bias
 * correction.
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon,
    Schedule schedule) implements Optimizer {

  /** At one rate. */
  public Adam(double learningRate, double beta1, double beta2, double epsilon) {
    this(learningRate, beta1, beta2, epsilon, Schedule.CONSTANT);
  }

  @Override
  public int stateSlots() {
    return 2;
  }

  @Override
  public Update forPack(List<Optimizer> runs, NDManager manager, long parameterCount, DataType precision) {
    List<Adam> adams = Columns.cast(runs, Adam.class);
    Columns columns = new Columns(manager, precision);
    return new Rule(
        new Rates(adams, new Columns(manager, DataType.FLOAT64)),
        columns.exact(adams, run -> 1),
        new Moment(columns.of(adams, Adam::beta1), columns.of(adams, run -> 1 - run.beta1),
            columns.exact(adams, Adam::beta1), columns.zeros(runs.size(), parameterCount),
            columns.exact(adams, run -> 1)),
        new Moment(columns.of(adams, Adam::beta2), columns.of(adams, run -> 1 - run.beta2),
            columns.exact(adams, Adam::beta2), columns.zeros(runs.size(), parameterCount),
            columns.exact(adams, run -> 1)),
        columns.of(adams, Adam::epsilon));
  }

  /**
   * A decaying mean, with the power of β that its bias correction needs.
   *
   * @param exactBeta β in float64, shape (R, 1)
   * @param power βᵗ in float64, so that thousands of factors keep it exact
   */
  private record Moment(NDArray beta, NDArray oneMinusBeta, NDArray exactBeta, NDArray mean, NDArray power) {

    void add(NDArray value) {
      mean.muli(beta).addi(value.mul(oneMinusBeta)); // m = β m + (1 − β) value
      power.muli(exactBeta);
    }
  }

  private record Rule(Rates rates, NDArray exactOne, Moment first, Moment second,
      NDArray epsilon) implements Update {

    @Override
    public void apply(int step, NDArray parameters, NDArray gradient) {
      DataType precision = parameters.getDataType();
      first.add(gradient); // m = β₁ m + (1 − β₁) g
      second.add(gradient.mul(gradient)); // v = β₂ v + (1 − β₂) g²
      NDArray rate = rates.at(step).div(exactOne.sub(first.power)).toType(precision, false); // η / (1 − β₁ᵗ)
      NDArray rootCorrection = exactOne.sub(second.power).sqrt().toType(precision, false); // √(1 − β₂ᵗ)
      NDArray root = second.mean.sqrt().divi(rootCorrection).addi(epsilon); // √(v / (1 − β₂ᵗ)) + ε
      parameters.subi(first.mean.div(root).muli(rate));
    }

    @Override
    public List<NDArray> state() {
      return List.of(first.mean, second.mean, first.power, second.power);
    }
  }
}
