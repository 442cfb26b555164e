package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** RMSProp: the gradient divided by the root of the decaying mean of its square. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RmsPropSpec(@Nullable Double learningRate, @Nullable Double alpha,
    @Nullable Double epsilon) implements OptimizerSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "rmsprop";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public RmsPropSpec withLearningRate(double rate) {
    return new RmsPropSpec(rate, alpha, epsilon);
  }
}
