package dev.engram.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.optimizer.GradientClipping;
import dev.engram.training.optimizer.Update;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The same training step with DJL's recurrent block, which is libtorch's fused one, and automatic differentiation. Digits,
 * initial weights, clipping and update are Engram's, so that its losses are Engram's up to rounding.
 *
 * <p>The weights are views of one row, which one update changes; what is left to pay for their being six arrays is one
 * joining of their gradients.
 */
final class DjlBlockPeer implements Peer {

  private final Workload workload;
  private final NDManager manager;
  private final RecurrentBlock block;
  private final NDArray row; // (1, P)
  private final List<NDArray> weights = new ArrayList<>(); // the row in parts
  private final NDArray headWeight; // (H, K)
  private final NDArray headBias; // (K)
  private final Update update;
  private final GradientClipping clipping;
  private final ByteBuffer inputs; // (B, N, I)
  private final ByteBuffer targets; // (B, K)
  private int step;

  DjlBlockPeer(Workload workload, Setting setting) {
    this.workload = workload;
    this.manager = setting.newManager();
    this.block = switch (workload.cell()) {
      case LSTM -> LSTM.builder().setStateSize(workload.hiddenSize()).setNumLayers(1).build();
      case RNN -> RNN.builder()
          .setActivation(RNN.Activation.TANH)
          .setStateSize(workload.hiddenSize())
          .setNumLayers(1)
          .build();
    };
    ParameterLayout layout = Network.layout(workload.newCell());
    this.row = manager.zeros(new Shape(1, layout.size()), DataType.FLOAT32);
    try (ArrayScope scope = new ArrayScope()) {
      NDArray drawn = manager.create(workload.run(1).initialWeights().draw(layout, 1)).toType(DataType.FLOAT32, false);
      NDArray parameters = drawn.reshape(1, layout.size());
      NDArray cell = layout.cellMatrix(parameters).squeeze(0); // [W_h; W_x; b]
      NDArray head = layout.headMatrix(parameters);
      long hiddenSize = workload.hiddenSize();
      for (Parameter parameter : block.getParameters().values()) {
        switch (parameter.getName()) {
          case String name when name.contains("i2h_WEIGHT") -> parameter.setArray(
              weight(scope, cell.get(new NDIndex().addSliceDim(hiddenSize, layout.cellRows() - 1)).transpose()));
          case String name when name.contains("h2h_WEIGHT") -> parameter.setArray(
              weight(scope, cell.get(new NDIndex().addSliceDim(0, hiddenSize)).transpose()));
          case String name when name.contains("i2h_BIAS") -> parameter.setArray(
              weight(scope, cell.get(layout.cellRows() - 1)));
          // a second bias that is added to the first; it stays zero
          default -> parameter.setArray(scope.keep(manager.zeros(new Shape(layout.cellColumns()), DataType.FLOAT32)));
        }
      }
      this.headWeight = weight(scope, layout.headWeight(head).squeeze(0));
      this.headBias = weight(scope, layout.headBias(head).flatten());
      scope.keep(row);
    }
    this.update = Workload.OPTIMIZER.forPack(List.of(Workload.OPTIMIZER), manager, layout.size(), DataType.FLOAT32);
    this.clipping = new GradientClipping(List.of(Workload.MAX_GRAD_NORM), manager, DataType.FLOAT32);
    this.inputs = manager.allocateDirect(Float.BYTES * workload.batchSize() * (workload.length() - 1));
    this.targets = manager.allocateDirect(Float.BYTES * workload.batchSize() * Palindrome.CLASSES);
  }

  /** The next part of the row, as a weight of its own with these values. */
  private NDArray weight(ArrayScope scope, NDArray values) {
    long offset = weights.stream().mapToLong(NDArray::size).sum();
    NDArray part = row.get(new NDIndex().addAllDim().addSliceDim(offset, offset + values.size()));
    NDArray weight = scope.keep(part.reshape(values.getShape()));
    weight.addi(values);
    weights.add(weight);
    return weight;
  }

  @Override
  public void train(int steps) {
    for (int count = 1; count <= steps; count++) {
      try (NDArray loss = step()) {
        if (count == steps) {
          Setting.await(loss);
        }
      }
    }
  }

  /** @return the loss before the update; the caller closes it */
  NDArray step() {
    step++;
    try (ArrayScope scope = new ArrayScope()) {
      write(new Palindrome(workload.length()).draw(Stream.TRAINING.generator(1, workload.length(), step),
          workload.batchSize()));
      int timeSteps = workload.length() - 1;
      NDArray sequence = manager.create(inputs, new Shape(workload.batchSize(), timeSteps, 1), DataType.FLOAT32);
      NDArray oneHot = manager.create(targets, new Shape(workload.batchSize(), Palindrome.CLASSES), DataType.FLOAT32);
      weights.forEach(weight -> weight.setRequiresGradient(true));
      NDArray loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray hidden = block.forward(new ParameterStore(manager, false), new NDList(sequence), true).head(); // (B, N, H)
        NDArray logits = hidden.get(new NDIndex().addAllDim().addIndices(timeSteps - 1))
            .matMul(headWeight)
            .add(headBias);
        loss = logits.logSoftmax(1).mul(oneHot).sum(new int[]{1}).mean().neg();
        collector.backward(loss);
      }
      update();
      return scope.keep(loss);
    }
  }

  /** Clips by the norm over all weights, as Engram does. */
  private void update() {
    NDList gradients = new NDList();
    weights.forEach(weight -> gradients.add(weight.getGradient()));
    NDList rows = new NDList(gradients.stream().map(gradient -> gradient.reshape(1, gradient.size())).toList());
    NDArray gradient = NDArrays.concat(rows, 1);
    gradients.forEach(used -> used.subi(used)); // the collector adds to what is there
    weights.forEach(weight -> weight.setRequiresGradient(false));
    clipping.clip(gradient);
    update.apply(step, row, gradient);
  }

  private void write(DigitBatch digits) {
    int timeSteps = workload.length() - 1;
    for (int sample = 0; sample < digits.size(); sample++) {
      for (int timeStep = 0; timeStep < timeSteps; timeStep++) {
        inputs.putFloat(Float.BYTES * (sample * timeSteps + timeStep), digits.digit(sample, timeStep));
      }
      for (int digit = 0; digit < Palindrome.CLASSES; digit++) {
        targets.putFloat(Float.BYTES * (sample * Palindrome.CLASSES + digit), digits.target(sample) == digit ? 1 : 0);
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
