package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The vanilla RNN, equations (1)–(2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RnnSpec(@Nullable Integer hiddenSize, @Nullable Initializer initializer) implements CellSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "rnn";

  @Override
  public String type() {
    return TYPE;
  }

  public static RnnSpec withDefaults() {
    return new RnnSpec(null, null);
  }
}
