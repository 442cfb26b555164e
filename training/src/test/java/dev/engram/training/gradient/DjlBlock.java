package dev.engram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.ParameterStore;
import dev.engram.training.CellKind;
import dev.engram.training.Tensors;
import dev.engram.training.cell.ParameterLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * DJL's recurrent block, which is libtorch's, with the weights of one run. It keeps our W transposed; of its two biases
 * the input's is ours and the other zero.
 */
record DjlBlock(CellKind kind, RecurrentBlock block, NDArray weightHh, NDArray weightIh, NDArray bias) {

  /** @param matrix [W_h; W_x; b] of one run, shape (H + I + 1, G·H) */
  static DjlBlock create(CellKind kind, ParameterLayout layout, NDArray matrix) {
    int h = layout.hiddenSize();
    int biasRow = h + layout.inputSize();
    RecurrentBlock block = switch (kind) {
      case RNN -> RNN.builder().setActivation(RNN.Activation.TANH).setStateSize(h).setNumLayers(1).build();
      case LSTM -> LSTM.builder().setStateSize(h).setNumLayers(1).build();
    };
    NDArray bias = matrix.get(biasRow);
    set(block, "l_0_h2h_BIAS", bias.zerosLike());
    return new DjlBlock(kind, block,
        set(block, "l_0_h2h_WEIGHT", matrix.get(":" + h).transpose()),
        set(block, "l_0_i2h_WEIGHT", matrix.get(h + ":" + biasRow).transpose()),
        set(block, "l_0_i2h_BIAS", bias));
  }

  private static NDArray set(RecurrentBlock block, String name, NDArray array) {
    Parameter parameter = block.getParameters().get(name);
    parameter.setArray(array.duplicate());
    parameter.getArray().setRequiresGradient(true);
    return parameter.getArray();
  }

  /**
   * h(N), shape (B, H).
   *
   * @param sequence shape (B, N, I)
   */
  NDArray lastHidden(NDManager manager, NDArray sequence) {
    return block.forward(new ParameterStore(manager, false), new NDList(sequence), true).head().get(":, -1");
  }

  /** The gradients of its weights under our names: the rows of its arrays are the gates i, f, g, o. */
  Map<String, double[]> gradients() {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    List<String> gates = kind.gates();
    NDList hidden = weightHh.getGradient().split(gates.size());
    NDList input = weightIh.getGradient().split(gates.size());
    NDList biases = bias.getGradient().split(gates.size());
    for (int gate = 0; gate < gates.size(); gate++) {
      gradients.put(gates.get(gate) + ".weightHh", Tensors.read(hidden.get(gate).transpose()));
      gradients.put(gates.get(gate) + ".weightIh", Tensors.read(input.get(gate).transpose()));
      gradients.put(gates.get(gate) + ".bias", Tensors.read(biases.get(gate)));
    }
    return gradients;
  }
}
