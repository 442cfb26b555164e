package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The vanilla RNN, equations (1)–(2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RnnSpec(@Nullable Integer hiddenSize, @Nullable Initializer initializer) implements CellSpec {

  public static RnnSpec withDefaults() {
    return new RnnSpec(null, null);
  }
}
