package dev.engram.bench.dl4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Clips by the norm over all layers, which Deeplearning4j does not have: its own clipping takes each by itself. */
final class GlobalNormClipping extends BaseTrainingListener {

  private final double maxGradNorm;

  GlobalNormClipping(double maxGradNorm) {
    this.maxGradNorm = maxGradNorm;
  }

  @Override
  public void onGradientCalculation(Model model) {
    INDArray gradient = model.gradient().gradient(); // the sum over the batch still, not the mean
    double norm = gradient.norm2Number().doubleValue() / model.batchSize();
    if (norm > maxGradNorm) {
      gradient.muli(maxGradNorm / norm);
    }
  }
}
