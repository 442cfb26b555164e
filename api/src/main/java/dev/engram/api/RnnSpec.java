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

  public RnnSpec withHiddenSize(int newHiddenSize) {
    return new RnnSpec(newHiddenSize, initializer);
  }

  public RnnSpec withInitializer(Initializer newInitializer) {
    return new RnnSpec(hiddenSize, newInitializer);
  }
}
