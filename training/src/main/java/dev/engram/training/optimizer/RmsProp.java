package dev.engram.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * RMSProp without momentum and not centred, as PyTorch has it: ε is added outside the root.
 *
 * @param alpha α, the decay of the mean square
 */
public record RmsProp(double learningRate, double alpha, double epsilon, Schedule schedule) implements Optimizer {

  /** At one rate. */
  public RmsProp(double learningRate, double alpha, double epsilon) {
    this(learningRate, alpha, epsilon, Schedule.CONSTANT);
  }

  @Override
  public int stateSlots() {
    return 1;
  }

  @Override
  public Update forPack(List<Optimizer> runs, NDManager manager, long parameterCount, DataType precision) {
    List<RmsProp> rmsProps = Columns.cast(runs, RmsProp.class);
    Columns columns = new Columns(manager, precision);
    return new Rule(new Rates(rmsProps, columns), columns.of(rmsProps, RmsProp::alpha),
        columns.of(rmsProps, run -> 1 - run.alpha), columns.of(rmsProps, RmsProp::epsilon),
        columns.zeros(runs.size(), parameterCount));
  }

  private record Rule(Rates rates, NDArray alpha, NDArray oneMinusAlpha, NDArray epsilon,
      NDArray meanSquare) implements Update {

    @Override
    public void apply(int step, NDArray parameters, NDArray gradient) {
      meanSquare.muli(alpha).addi(gradient.mul(gradient).muli(oneMinusAlpha)); // s = α s + (1 − α) g²
      NDArray root = meanSquare.sqrt().addi(epsilon); // √s + ε
      parameters.subi(gradient.divi(root).muli(rates.at(step))); // w −= η g / (√s + ε)
    }

    @Override
    public List<NDArray> state() {
      return List.of(meanSquare);
    }
  }
}
