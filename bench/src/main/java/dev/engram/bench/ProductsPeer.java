package dev.engram.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ArrayScope;
import java.util.List;
import java.util.stream.Stream;

/**
 * The matrix products of the time steps and nothing else, forward, ∂L/∂W and ∂L/∂h(t−1), in the order in which they depend
 * on each other. At the first time step, as in Engram, what is multiplied with h(0) = 0 is left out.
 */
final class ProductsPeer implements Peer {

  private final NDManager manager;
  private final NDArray input; // (1, B, I + 1)
  private final List<NDArray> joined; // (1, B, H + I + 1) for each time step but the first
  private final NDArray inputMatrix; // (1, I + 1, G·H)
  private final NDArray matrix; // (1, H + I + 1, G·H)
  private final NDArray delta; // (1, B, G·H)
  private final NDArray hiddenTransposed; // (1, G·H, H)

  ProductsPeer(Workload workload, Setting setting) {
    ParameterLayout layout = Network.layout(workload.newCell());
    manager = setting.newManager();
    input = random(workload.batchSize(), layout.cellRows() - workload.hiddenSize());
    joined = Stream.generate(() -> random(workload.batchSize(), layout.cellRows()))
        .limit(workload.length() - 2)
        .toList();
    inputMatrix = random(layout.cellRows() - workload.hiddenSize(), layout.cellColumns());
    matrix = random(layout.cellRows(), layout.cellColumns());
    delta = random(workload.batchSize(), layout.cellColumns());
    hiddenTransposed = matrix.get(":, :" + workload.hiddenSize()).transpose(0, 2, 1);
  }

  @Override
  public void train(int steps) {
    for (int step = 0; step < steps; step++) {
      try (ArrayScope scope = new ArrayScope()) {
        input.matMul(inputMatrix);
      }
      for (NDArray ofTimeStep : joined) {
        try (ArrayScope scope = new ArrayScope()) {
          ofTimeStep.matMul(matrix);
        }
      }
      for (NDArray ofTimeStep : joined.reversed()) {
        try (ArrayScope scope = new ArrayScope()) {
          ofTimeStep.transpose(0, 2, 1).matMul(delta);
          delta.matMul(hiddenTransposed);
        }
      }
      try (ArrayScope scope = new ArrayScope()) {
        input.transpose(0, 2, 1).matMul(delta);
      }
    }
    Setting.await(input);
  }

  private NDArray random(long rows, long columns) {
    return manager.randomUniform(-0.1f, 0.1f, new Shape(1, rows, columns), DataType.FLOAT32);
  }

  @Override
  public void close() {
    manager.close();
  }
}
