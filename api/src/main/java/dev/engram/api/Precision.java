package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The floating-point type of weights and activations. */
public enum Precision {
  @JsonProperty("float32")
  FLOAT32,
  @JsonProperty("float64")
  FLOAT64
}
