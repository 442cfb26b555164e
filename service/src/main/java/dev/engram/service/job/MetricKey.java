package dev.engram.service.job;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of a job, by their names in the API. */
public enum MetricKey {
  /** Mean training loss since the last point. */
  LOSS("loss"),
  /** Largest gradient norm before clipping since the last point. */
  GRAD_NORM("gradNorm"),
  /** Share of the steps since the last point whose gradient was clipped. */
  CLIPPED("clipped"),
  /** Share of right answers at an evaluation. */
  ACCURACY("accuracy"),
  /** Loss at an evaluation. */
  VALIDATION_LOSS("validationLoss"),
  /** Optimizer steps a second since the last evaluation. */
  STEPS_PER_SECOND("stepsPerSecond"),
  /** The rate at an evaluation. */
  LEARNING_RATE("learningRate");

  private final String inJson;

  MetricKey(String inJson) {
    this.inJson = inJson;
  }

  public String inJson() {
    return inJson;
  }

  public static Optional<MetricKey> of(String name) {
    return Arrays.stream(values()).filter(key -> key.inJson.equals(name)).findFirst();
  }
}
