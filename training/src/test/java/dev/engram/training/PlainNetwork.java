package dev.engram.training;

import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;

/** The exercise's equations in plain Java doubles, one sample at a time: slow, and nothing to hide a mistake in. */
public record PlainNetwork(CellKind kind, ParameterLayout layout, Encoding encoding) {

  private static final int CANDIDATE = 2;

  /** h(t) and c(t); an RNN has no use for c. */
  public record State(double[] hidden, double[] memory) {}

  /** L of a batch, equation (3). */
  public double loss(double[] row, DigitBatch digits) {
    double sum = 0;
    for (int sample = 0; sample < digits.size(); sample++) {
      sum += lossFrom(row, digits, sample, 0, initialState());
    }
    return sum / digits.size();
  }

  /** L of one sequence if the state after a time step were this one. */
  public double lossFrom(double[] row, DigitBatch digits, int sample, int timeStep, State state) {
    double[] p = logitsFrom(row, digits, sample, timeStep, state);
    double normalizer = 0;
    for (double logit : p) {
      normalizer += Math.exp(logit);
    }
    return -Math.log(Math.exp(p[digits.target(sample)]) / normalizer); // (11)
  }

  /** p of one sample, equations (2) and (10). */
  public double[] logits(double[] row, DigitBatch digits, int sample) {
    return logitsFrom(row, digits, sample, 0, initialState());
  }

  private double[] logitsFrom(double[] row, DigitBatch digits, int sample, int timeStep, State state) {
    State last = state;
    for (int next = timeStep + 1; next < digits.length(); next++) {
      last = next(gates(row, digits, sample, next, last), last);
    }
    double[] h = last.hidden();
    double[] p = new double[layout.classes()];
    int head = (layout.hiddenSize() + layout.inputSize() + 1) * kind.gates().size() * layout.hiddenSize();
    for (int digit = 0; digit < p.length; digit++) {
      p[digit] = row[head + layout.hiddenSize() * p.length + digit];
      for (int unit = 0; unit < h.length; unit++) {
        p[digit] += h[unit] * row[head + unit * p.length + digit];
      }
    }
    return p;
  }

  /** Before the first time step. */
  public State initialState() {
    return new State(new double[layout.hiddenSize()], new double[layout.hiddenSize()]);
  }

  /** The values of all gates at a time step, from 1 on, after the state before it. */
  public double[][] gates(double[] row, DigitBatch digits, int sample, int timeStep, State before) {
    double[] x = encode(digits.digit(sample, timeStep - 1));
    double[][] values = new double[kind.gates().size()][layout.hiddenSize()];
    for (int gate = 0; gate < values.length; gate++) {
      for (int unit = 0; unit < layout.hiddenSize(); unit++) {
        double z = preactivation(row, x, before.hidden(), gate, unit);
        boolean squashedByTanh = kind == CellKind.RNN || gate == CANDIDATE;
        values[gate][unit] = squashedByTanh ? Math.tanh(z) : sigmoid(z); // (1) (4) or (5) (6) (7)
      }
    }
    return values;
  }

  /** The state after a time step with these gates. */
  public State next(double[][] gates, State before) {
    if (kind == CellKind.RNN) {
      return new State(gates[0], before.memory());
    }
    double[] c = new double[layout.hiddenSize()];
    for (int unit = 0; unit < c.length; unit++) {
      c[unit] = gates[CANDIDATE][unit] * gates[0][unit] + before.memory()[unit] * gates[1][unit]; // (8)
    }
    return new State(shown(gates, c), c);
  }

  /** h(t) of an LSTM with the memory c(t), equation (9). */
  public double[] shown(double[][] gates, double[] memory) {
    double[] h = new double[memory.length];
    for (int unit = 0; unit < h.length; unit++) {
      h[unit] = Math.tanh(memory[unit]) * gates[3][unit]; // (9)
    }
    return h;
  }

  private double[] encode(int digit) {
    double[] x = new double[layout.inputSize()];
    switch (encoding) {
      case DIGIT -> x[0] = digit;
      case ONE_HOT -> x[digit] = 1;
    }
    return x;
  }

  /** x W_x + h W_h + b of one unit of one gate. */
  private double preactivation(double[] row, double[] x, double[] h, int gate, int unit) {
    int columns = kind.gates().size() * h.length;
    int column = gate * h.length + unit;
    double z = row[(h.length + x.length) * columns + column];
    for (int from = 0; from < h.length; from++) {
      z += h[from] * row[from * columns + column];
    }
    for (int from = 0; from < x.length; from++) {
      z += x[from] * row[(h.length + from) * columns + column];
    }
    return z;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
