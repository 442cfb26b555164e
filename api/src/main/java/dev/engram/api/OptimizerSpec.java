package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The update rule, by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = RmsPropSpec.class, name = "rmsprop"),
    @JsonSubTypes.Type(value = AdamSpec.class, name = "adam"),
    @JsonSubTypes.Type(value = SgdSpec.class, name = "sgd")})
public sealed interface OptimizerSpec permits RmsPropSpec, AdamSpec, SgdSpec {

  @Nullable
  Double learningRate();
}
