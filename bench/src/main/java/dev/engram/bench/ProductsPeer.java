package dev.engram.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ArrayScope;

/** The three matrix products of every time step and nothing else: no implementation that makes them can be faster. */
final class ProductsPeer implements Peer {

  private final int timeSteps;
  private final NDManager manager;
  private final NDArray joined; // (1, B, H + I + 1)
  private final NDArray matrix; // (1, H + I + 1, G·H)
  private final NDArray delta; // (1, B, G·H)
  private final NDArray joinedTransposed;
  private final NDArray hiddenTransposed; // (1, G·H, H)

  ProductsPeer(Workload workload, Setting setting) {
    ParameterLayout layout = Network.layout(workload.newCell());
    timeSteps = workload.length() - 1;
    manager = setting.newManager();
    joined = random(workload.batchSize(), layout.cellRows());
    matrix = random(layout.cellRows(), layout.cellColumns());
    delta = random(workload.batchSize(), layout.cellColumns());
    joinedTransposed = joined.transpose(0, 2, 1);
    hiddenTransposed = matrix.get(":, :" + workload.hiddenSize()).transpose(0, 2, 1);
  }

  @Override
  public void train(int steps) {
    for (int timeStep = 0; timeStep < steps * timeSteps; timeStep++) {
      try (ArrayScope scope = new ArrayScope()) {
        joined.matMul(matrix); // forward
        joinedTransposed.matMul(delta); // ∂L/∂W
        delta.matMul(hiddenTransposed); // ∂L/∂h(t−1)
      }
    }
    Setting.await(joined);
  }

  private NDArray random(long rows, long columns) {
    return manager.randomUniform(-0.1f, 0.1f, new Shape(1, rows, columns), DataType.FLOAT32);
  }

  @Override
  public void close() {
    manager.close();
  }
}
