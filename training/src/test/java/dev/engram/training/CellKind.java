package dev.engram.training;

import dev.engram.training.cell.Lstm;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.cell.VanillaRnn;
import dev.engram.training.task.Encoding;
import java.util.List;

/** Both cells, for tests that must hold for either. */
public enum CellKind {
  RNN(List.of("hidden")) {
    @Override
    public RecurrentCell<?, ?> cell(Encoding encoding, int hiddenSize) {
      return new VanillaRnn(encoding.inputSize(), hiddenSize);
    }
  },
  LSTM(List.of("inputGate", "forgetGate", "candidate", "outputGate")) {
    @Override
    public RecurrentCell<?, ?> cell(Encoding encoding, int hiddenSize) {
      return new Lstm(encoding.inputSize(), hiddenSize);
    }
  };

  private final List<String> gates;

  CellKind(List<String> gates) {
    this.gates = gates;
  }

  public abstract RecurrentCell<?, ?> cell(Encoding encoding, int hiddenSize);

  /** The names of its gates, in the order of the stacked columns. */
  public List<String> gates() {
    return gates;
  }
}
