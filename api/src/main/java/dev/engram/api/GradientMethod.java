package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where gradients come from. */
public enum GradientMethod {
  /** Hand-derived back-propagation through time. */
  @JsonProperty("bptt")
  BPTT,
  /** Automatic differentiation of the literal equations. */
  @JsonProperty("autograd")
  AUTOGRAD
}
