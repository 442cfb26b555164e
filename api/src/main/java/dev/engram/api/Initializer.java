package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the weights start. */
public enum Initializer {
  /** Uniform in ±1/√hiddenSize, every weight and bias. */
  @JsonProperty("default")
  DEFAULT,
  /** Normal with variance 2/(fan_in + fan_out) for each gate's block, biases zero. */
  @JsonProperty("xavier")
  XAVIER,
  /** Each gate's block of W_hh orthogonal, the rest as {@code xavier}. */
  @JsonProperty("orthogonal")
  ORTHOGONAL,
  /** Each gate's block of W_hh the identity, the rest as {@code xavier}. */
  @JsonProperty("identity")
  IDENTITY
}
