package dev.engram.training.diagnostics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.PlainNetwork;
import dev.engram.training.PlainNetwork.State;
import dev.engram.training.RandomPack;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.InitialWeights;
import dev.engram.training.cell.Initializer;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.cell.RecurrentCell;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small cell with what a probe says of it, and the same probe's sequences for plain Java to walk through. */
record PlainProbe(PlainNetwork network, double[] row, DigitBatch digits, Diagnosis diagnosis) {

  static final int LENGTH = 6;

  private static final int SEQUENCES = 32;
  private static final long SEED = 3;

  static PlainProbe of(CellKind kind, Encoding encoding) {
    Palindrome task = new Palindrome(LENGTH);
    DigitBatch digits = task.draw(Stream.PROBE.generator(SEED, LENGTH, 0), SEQUENCES);
    RecurrentCell<?, ?> cell = kind.cell(encoding, 5);
    ParameterLayout layout = Network.layout(cell);
    double[] row = new InitialWeights(Initializer.DEFAULT, Optional.empty()).draw(layout, SEED);
    return new PlainProbe(new PlainNetwork(kind, layout, encoding), row, digits, look(cell, encoding, LENGTH, row));
  }

  static Diagnosis look(RecurrentCell<?, ?> cell, Encoding encoding, int length, double[] row) {
    try (NDManager manager = TestCpu.newManager()) {
      NDArray parameters = RandomPack.parameters(manager, List.of(row), DataType.FLOAT64);
      return new Probe(cell, encoding, new Palindrome(length)).look(parameters, SEED, 7);
    }
  }

  /** The states of a sequence, from the one before the first time step on. */
  List<State> states(int sample) {
    List<State> states = new ArrayList<>(List.of(network.initialState()));
    for (int timeStep = 1; timeStep < LENGTH; timeStep++) {
      states.add(network.next(gates(sample, timeStep, states.getLast()), states.getLast()));
    }
    return states;
  }

  double[][] gates(int sample, int timeStep, State before) {
    return network.gates(row, digits, sample, timeStep, before);
  }

  /** The loss of a sequence if the state after a time step were this one. */
  double loss(int sample, int timeStep, State state) {
    return network.lossFrom(row, digits, sample, timeStep, state);
  }
}
