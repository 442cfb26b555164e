package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The long short-term memory, equations (4)–(11).
 *
 * @param recurrentGain multiplies W_hh as the initializer drew it
 * @param forgetBias the initial value of b_f
 * @param chronoLength instead of a forget bias: b_f = ln U[1, chronoLength − 1] and b_i = −b_f
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LstmSpec(
    @Nullable Integer hiddenSize,
    @Nullable Initializer initializer,
    @Nullable Double recurrentGain,
    @Nullable Double forgetBias,
    @Nullable Integer chronoLength) implements CellSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "lstm";

  @Override
  public String type() {
    return TYPE;
  }

  public static LstmSpec withDefaults() {
    return new LstmSpec(null, null, null, null, null);
  }

  public LstmSpec withHiddenSize(int newHiddenSize) {
    return new LstmSpec(newHiddenSize, initializer, recurrentGain, forgetBias, chronoLength);
  }

  public LstmSpec withInitializer(Initializer newInitializer) {
    return new LstmSpec(hiddenSize, newInitializer, recurrentGain, forgetBias, chronoLength);
  }

  public LstmSpec withRecurrentGain(double newRecurrentGain) {
    return new LstmSpec(hiddenSize, initializer, newRecurrentGain, forgetBias, chronoLength);
  }

  public LstmSpec withForgetBias(double newForgetBias) {
    return new LstmSpec(hiddenSize, initializer, recurrentGain, newForgetBias, chronoLength);
  }

  public LstmSpec withChronoLength(int newChronoLength) {
    return new LstmSpec(hiddenSize, initializer, recurrentGain, forgetBias, newChronoLength);
  }
}
