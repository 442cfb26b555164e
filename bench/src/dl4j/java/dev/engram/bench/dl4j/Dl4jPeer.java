package dev.engram.bench.dl4j;

import dev.engram.bench.Peer;
import dev.engram.bench.Workload;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The same training step with Deeplearning4j's layers, loss and update: from the same weights its losses are Engram's up to
 * rounding.
 */
final class Dl4jPeer implements Peer {

  private final Workload workload;
  private final MultiLayerNetwork network;
  private int step;

  Dl4jPeer(Workload workload) {
    this.workload = workload;
    this.network = new MultiLayerNetwork(configuration(workload.hiddenSize()));
    network.init();
    network.setListeners(new GlobalNormClipping(Workload.MAX_GRAD_NORM));
    network.getUpdater().getStateViewArray().assign(0); // RMSProp's mean square starts at ε otherwise
  }

  private static MultiLayerConfiguration configuration(int hiddenSize) {
    double bound = 1 / Math.sqrt(hiddenSize);
    return new NeuralNetConfiguration.Builder().seed(1)
        .dataType(DataType.FLOAT)
        .weightInit(new UniformDistribution(-bound, bound))
        .updater(
            new RmsProp(Workload.OPTIMIZER.learningRate(), Workload.OPTIMIZER.alpha(), Workload.OPTIMIZER.epsilon()))
        .list(new LastTimeStep(lstm(hiddenSize)), output(hiddenSize))
        .build();
  }

  private static Layer lstm(int hiddenSize) {
    return new LSTM.Builder().nIn(Encoding.DIGIT.inputSize())
        .nOut(hiddenSize)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .forgetGateBiasInit(1)
        .build();
  }

  private static Layer output(int hiddenSize) {
    return new OutputLayer.Builder(LossFunction.MCXENT).nIn(hiddenSize)
        .nOut(Palindrome.CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  @Override
  public void train(int steps) {
    for (int count = 0; count < steps; count++) {
      step();
    }
  }

  private void step() {
    step++;
    DigitBatch digits = new Palindrome(workload.length())
        .draw(Stream.TRAINING.generator(1, workload.length(), step), workload.batchSize());
    try (INDArray inputs = inputs(digits); INDArray targets = targets(digits)) {
      network.fit(inputs, targets);
    }
  }

  /** Shape (B, I, N), as Deeplearning4j's layers want it. */
  private static INDArray inputs(DigitBatch digits) {
    int timeSteps = digits.length() - 1;
    float[] values = new float[digits.size() * timeSteps];
    for (int sample = 0; sample < digits.size(); sample++) {
      for (int timeStep = 0; timeStep < timeSteps; timeStep++) {
        values[sample * timeSteps + timeStep] = digits.digit(sample, timeStep);
      }
    }
    return Nd4j.create(values, new long[]{digits.size(), Encoding.DIGIT.inputSize(), timeSteps}, 'c');
  }

  /** Shape (B, K), a one at each digit to predict. */
  private static INDArray targets(DigitBatch digits) {
    float[] values = new float[digits.size() * Palindrome.CLASSES];
    for (int sample = 0; sample < digits.size(); sample++) {
      values[sample * Palindrome.CLASSES + digits.target(sample)] = 1;
    }
    return Nd4j.create(values, new long[]{digits.size(), Palindrome.CLASSES}, 'c');
  }

  @Override
  public void close() {
    network.close();
  }
}
