package dev.engram.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.optimizer.GradientClipping;
import dev.engram.training.optimizer.Update;
import dev.engram.training.task.Batch;
import dev.engram.training.task.BatchBuffer;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * The same training step with DJL's recurrent block, which is libtorch's fused one, and automatic differentiation. Digits,
 * loss, clipping and update are the same as Engram's.
 */
final class DjlBlockPeer implements Peer {

  private final Workload workload;
  private final NDManager manager;
  private final RecurrentBlock block;
  private final List<NDArray> weights = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();
  private final NDArray headWeight; // (H, K)
  private final NDArray headBias; // (K)
  private final GradientClipping clipping;
  private final BatchBuffer batches;
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
    double bound = 1 / Math.sqrt(workload.hiddenSize());
    for (Parameter parameter : block.getParameters().values()) {
      weights.add(newWeight(parameterShape(parameter), bound));
      parameter.setArray(weights.getLast());
      if (workload.cell() == Workload.Cell.LSTM && parameter.getName().contains("i2h_BIAS")) {
        // as Engram's: with 0 the gradient fades into numbers that a processor is slow with
        weights.getLast().get(workload.hiddenSize() + ":" + 2 * workload.hiddenSize()).addi(1);
      }
    }
    headWeight = newWeight(new Shape(workload.hiddenSize(), Palindrome.CLASSES), bound);
    headBias = newWeight(new Shape(Palindrome.CLASSES), bound);
    weights.add(headWeight);
    weights.add(headBias);
    for (NDArray weight : weights) {
      updates.add(Workload.OPTIMIZER.forPack(List.of(Workload.OPTIMIZER), manager, weight.size(), DataType.FLOAT32));
    }
    batches = new BatchBuffer(manager,
        new BatchShape(1, workload.batchSize(), workload.length() - 1, Encoding.DIGIT), DataType.FLOAT32, 1);
    clipping = new GradientClipping(List.of(Workload.MAX_GRAD_NORM), manager, DataType.FLOAT32);
  }

  @Override
  public void train(int steps) {
    for (int count = 0; count < steps; count++) {
      step();
    }
    Setting.await(headBias);
  }

  private void step() {
    step++;
    try (ArrayScope scope = new ArrayScope()) {
      DigitBatch digits = new Palindrome(workload.length())
          .draw(Stream.TRAINING.generator(1, workload.length(), step), workload.batchSize());
      batches.write(0, List.of(digits));
      Batch batch = batches.moveToDevice().getFirst();
      weights.forEach(weight -> weight.setRequiresGradient(true));
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray logits = lastHidden(batch).matMul(headWeight).add(headBias);
        NDArray loss = logits.logSoftmax(1).mul(batch.targets().get(0)).sum(new int[]{1}).mean().neg();
        collector.backward(loss);
      }
      update();
    }
  }

  /** h(N), shape (B, H). */
  private NDArray lastHidden(Batch batch) {
    NDList digits = new NDList();
    batch.inputs().forEach(input -> digits.add(input.get("0, :, :1")));
    NDArray sequence = NDArrays.stack(digits, 1); // (B, N, I)
    return block.forward(new ParameterStore(manager, false), new NDList(sequence), true).head().get(":, -1");
  }

  /** Clips by the norm over all weights, as Engram does, and updates each. */
  private void update() {
    NDList rows = new NDList();
    for (NDArray weight : weights) {
      NDArray gradient = weight.getGradient();
      rows.add(gradient.reshape(1, gradient.size()));
    }
    NDArray all = NDArrays.concat(rows, 1);
    clipping.clip(all);
    long offset = 0;
    for (int index = 0; index < weights.size(); index++) {
      NDArray weight = weights.get(index);
      weight.setRequiresGradient(false);
      NDArray gradient = all.get(":, " + offset + ":" + (offset + weight.size()));
      updates.get(index).apply(weight.reshape(1, weight.size()), gradient);
      offset += weight.size();
    }
  }

  private Shape parameterShape(Parameter parameter) {
    long columns = Encoding.DIGIT.inputSize();
    long rows = (long) workload.newCell().gates() * workload.hiddenSize();
    return switch (parameter.getType()) {
      case WEIGHT -> new Shape(rows, parameter.getName().contains("h2h") ? workload.hiddenSize() : columns);
      default -> new Shape(rows);
    };
  }

  private NDArray newWeight(Shape shape, double bound) {
    return manager.randomUniform((float) -bound, (float) bound, shape, DataType.FLOAT32);
  }

  @Override
  public void close() {
    manager.close();
  }
}
