package dev.engram.training.optimizer;

/** An optimizer on the parameters of one run in plain Java doubles, as PyTorch's documentation prints it. */
final class PlainUpdate {

  private final Optimizer optimizer;
  private final double[] first;
  private final double[] second;
  private int step;

  PlainUpdate(Optimizer optimizer, int parameterCount) {
    this.optimizer = optimizer;
    this.first = new double[parameterCount];
    this.second = new double[parameterCount];
  }

  void apply(double[] parameters, double[] gradient) {
    step++;
    for (int index = 0; index < parameters.length; index++) {
      parameters[index] -= switch (optimizer) {
        case Sgd sgd -> sgd(sgd, index, gradient[index]);
        case RmsProp rmsProp -> rmsProp(rmsProp, index, gradient[index]);
        case Adam adam -> adam(adam, index, gradient[index]);
      };
    }
  }

  private double sgd(Sgd sgd, int index, double g) {
    first[index] = sgd.momentum() * first[index] + g;
    return sgd.rateAt(step) * (sgd.nesterov() ? g + sgd.momentum() * first[index] : first[index]);
  }

  private double rmsProp(RmsProp rmsProp, int index, double g) {
    second[index] = rmsProp.alpha() * second[index] + (1 - rmsProp.alpha()) * g * g;
    return rmsProp.rateAt(step) * g / (Math.sqrt(second[index]) + rmsProp.epsilon());
  }

  private double adam(Adam adam, int index, double g) {
    first[index] = adam.beta1() * first[index] + (1 - adam.beta1()) * g;
    second[index] = adam.beta2() * second[index] + (1 - adam.beta2()) * g * g;
    double mean = first[index] / (1 - Math.pow(adam.beta1(), step));
    double meanSquare = second[index] / (1 - Math.pow(adam.beta2(), step));
    return adam.rateAt(step) * mean / (Math.sqrt(meanSquare) + adam.epsilon());
  }
}
