package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The recurrent cell to train, by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = RnnSpec.class, name = "rnn"),
    @JsonSubTypes.Type(value = LstmSpec.class, name = "lstm")})
public sealed interface CellSpec permits RnnSpec, LstmSpec {

  @Nullable
  Integer hiddenSize();

  @Nullable
  Initializer initializer();
}
