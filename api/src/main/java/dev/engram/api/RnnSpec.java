package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The vanilla RNN, equations (1)–(2).
 *
 * @param recurrentGain multiplies W_hh as the initializer drew it. Over 1, the identity makes each unit a latch, which
 *        keeps the sign that the first digits gave it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RnnSpec(@Nullable Integer hiddenSize, @Nullable Initializer initializer,
    @Nullable Double recurrentGain) implements CellSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "rnn";

  @Override
  public String type() {
    return TYPE;
  }

  public static RnnSpec withDefaults() {
    return new RnnSpec(null, null, null);
  }

  public RnnSpec withHiddenSize(int newHiddenSize) {
    return new RnnSpec(newHiddenSize, initializer, recurrentGain);
  }

  public RnnSpec withInitializer(Initializer newInitializer) {
    return new RnnSpec(hiddenSize, newInitializer, recurrentGain);
  }

  public RnnSpec withRecurrentGain(double newRecurrentGain) {
    return new RnnSpec(hiddenSize, initializer, newRecurrentGain);
  }
}
