package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The recurrent cell to train, by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = RnnSpec.class, name = RnnSpec.TYPE),
    @JsonSubTypes.Type(value = LstmSpec.class, name = LstmSpec.TYPE)})
public sealed interface CellSpec permits RnnSpec, LstmSpec {

  /** The field that tells the kinds apart. */
  String type();

  @Nullable
  Integer hiddenSize();

  @Nullable
  Initializer initializer();

  /** Multiplies W_hh as the initializer drew it. */
  @Nullable
  Double recurrentGain();
}
