package dev.engram.training.device;

import ai.djl.ndarray.types.DataType;

/** The floating-point type of weights and activations. */
public enum Precision {
  FLOAT32(DataType.FLOAT32), FLOAT64(DataType.FLOAT64);

  private final DataType dataType;

  Precision(DataType dataType) {
    this.dataType = dataType;
  }

  public DataType dataType() {
    return dataType;
  }
}
