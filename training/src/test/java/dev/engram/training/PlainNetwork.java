package dev.engram.training;

import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;

/** The exercise's equations in plain Java doubles, one sample at a time: slow, and nothing to hide a mistake in. */
public record PlainNetwork(CellKind kind, ParameterLayout layout, Encoding encoding) {

  /** L of a batch, equation (3). */
  public double loss(double[] row, DigitBatch digits) {
    double sum = 0;
    for (int sample = 0; sample < digits.size(); sample++) {
      double[] p = logits(row, digits, sample);
      double normalizer = 0;
      for (double logit : p) {
        normalizer += Math.exp(logit);
      }
      sum -= Math.log(Math.exp(p[digits.target(sample)]) / normalizer); // (11)
    }
    return sum / digits.size();
  }

  /** p of one sample, equations (2) and (10). */
  public double[] logits(double[] row, DigitBatch digits, int sample) {
    double[] h = new double[layout.hiddenSize()];
    double[] c = new double[layout.hiddenSize()];
    for (int timeStep = 0; timeStep < digits.length() - 1; timeStep++) {
      double[] x = encode(digits.digit(sample, timeStep));
      h = kind == CellKind.RNN ? rnn(row, x, h) : lstm(row, x, h, c);
    }
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

  private double[] encode(int digit) {
    double[] x = new double[layout.inputSize()];
    switch (encoding) {
      case DIGIT -> x[0] = digit;
      case ONE_HOT -> x[digit] = 1;
    }
    return x;
  }

  private double[] rnn(double[] row, double[] x, double[] h) {
    double[] next = new double[h.length];
    for (int unit = 0; unit < h.length; unit++) {
      next[unit] = Math.tanh(preactivation(row, x, h, 0, unit)); // (1)
    }
    return next;
  }

  /** Changes c to c(t). */
  private double[] lstm(double[] row, double[] x, double[] h, double[] c) {
    double[] next = new double[h.length];
    for (int unit = 0; unit < h.length; unit++) {
      double g = Math.tanh(preactivation(row, x, h, 2, unit)); // (4)
      double i = sigmoid(preactivation(row, x, h, 0, unit)); // (5)
      double f = sigmoid(preactivation(row, x, h, 1, unit)); // (6)
      double o = sigmoid(preactivation(row, x, h, 3, unit)); // (7)
      c[unit] = g * i + c[unit] * f; // (8)
      next[unit] = Math.tanh(c[unit]) * o; // (9)
    }
    return next;
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
