package dev.engram.training.cell;

import java.util.random.RandomGenerator;

/** How the weights start. */
public enum Initializer {

  /** Uniform in ±1/√H, every weight and bias, as PyTorch's cells have it. */
  DEFAULT {
    @Override
    void fill(double[] row, ParameterLayout layout, RandomGenerator random) {
      double bound = 1 / Math.sqrt(layout.hiddenSize());
      for (int index = 0; index < row.length; index++) {
        row[index] = bound * (2 * random.nextDouble() - 1);
      }
    }
  },

  /**
   * Normal with variance 2/(fan_in + fan_out) for each gate's block, biases zero: Glorot, Bengio, "Understanding the
   * difficulty of training deep feedforward neural networks", 2010.
   */
  XAVIER {
    @Override
    void fill(double[] row, ParameterLayout layout, RandomGenerator random) {
      int hiddenSize = layout.hiddenSize();
      int biasRow = hiddenSize + layout.inputSize();
      for (int matrixRow = 0; matrixRow < biasRow; matrixRow++) {
        int fanIn = matrixRow < hiddenSize ? hiddenSize : layout.inputSize();
        int offset = matrixRow * layout.cellColumns();
        fillNormal(row, offset, layout.cellColumns(), fanIn + hiddenSize, random);
      }
      fillNormal(row, (int) layout.cellSize(), hiddenSize * layout.classes(), hiddenSize + layout.classes(), random);
    }
  },

  /**
   * Each gate's block of W_hh orthogonal, the rest as {@link #XAVIER}: Saxe, McClelland, Ganguli, "Exact solutions to the
   * nonlinear dynamics of learning in deep linear neural networks", 2013.
   */
  ORTHOGONAL {
    @Override
    void fill(double[] row, ParameterLayout layout, RandomGenerator random) {
      XAVIER.fill(row, layout, random);
      for (int gate = 0; gate < layout.gates(); gate++) {
        setHiddenBlock(row, layout, gate, OrthogonalMatrix.draw(layout.hiddenSize(), random));
      }
    }
  },

  /**
   * Each gate's block of W_hh the identity, the rest as {@link #XAVIER}: Le, Jaitly, Hinton, "A simple way to initialize
   * recurrent networks of rectified linear units", 2015.
   */
  IDENTITY {
    @Override
    void fill(double[] row, ParameterLayout layout, RandomGenerator random) {
      XAVIER.fill(row, layout, random);
      double[][] identity = new double[layout.hiddenSize()][layout.hiddenSize()];
      for (int unit = 0; unit < identity.length; unit++) {
        identity[unit][unit] = 1;
      }
      for (int gate = 0; gate < layout.gates(); gate++) {
        setHiddenBlock(row, layout, gate, identity);
      }
    }
  };

  /** Fills a run's row of parameters, which is zero before. */
  abstract void fill(double[] row, ParameterLayout layout, RandomGenerator random);

  private static void fillNormal(double[] row, int offset, int count, int fans, RandomGenerator random) {
    double deviation = Math.sqrt(2.0 / fans);
    for (int index = offset; index < offset + count; index++) {
      row[index] = deviation * random.nextGaussian();
    }
  }

  private static void setHiddenBlock(double[] row, ParameterLayout layout, int gate, double[][] block) {
    for (int from = 0; from < block.length; from++) {
      System.arraycopy(block[from], 0, row, from * layout.cellColumns() + gate * block.length, block.length);
    }
  }
}
