package dev.engram.service.sweep;

import tools.jackson.core.JsonPointer;

/**
 * What jobs of a part can differ in: fields of {@link dev.engram.api.SweepAxes}, in the order in which they vary, the last
 * one fastest.
 */
enum Axis {
  ENCODING("encoding", "/task/encoding"),
  BATCH_SIZE("batchSize", "/batchSize"),
  MAX_GRAD_NORM("maxGradNorm", "/maxGradNorm"),
  OPTIMIZER("optimizer", "/optimizer"),
  CELL("cell", "/cell"),
  HIDDEN_SIZE("hiddenSize", "/cell/hiddenSize"),
  INITIALIZER("initializer", "/cell/initializer"),
  FORGET_BIAS("forgetBias", "/cell/forgetBias"),
  LENGTH("length", "/task/length"),
  LEARNING_RATE("learningRate", "/optimizer/learningRate"),
  SEED("seed", "/seed");

  private final String field;
  private final JsonPointer place;

  Axis(String field, String place) {
    this.field = field;
    this.place = JsonPointer.compile(place);
  }

  /** Its name in JSON. */
  String field() {
    return field;
  }

  /** Where its value goes in a job's spec. */
  JsonPointer place() {
    return place;
  }

  /** Whether it sets a field of an object that another axis sets as a whole. */
  boolean isWithin(Axis whole) {
    return place.head() != null && place.head().equals(whole.place);
  }

  /** The last part of its place. */
  String lastName() {
    return place.last().getMatchingProperty();
  }
}
