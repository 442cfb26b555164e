package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Adam: by decaying means of the gradient and of its square, both corrected for their start at zero. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdamSpec(@Nullable Double learningRate, @Nullable Double beta1, @Nullable Double beta2,
    @Nullable Double epsilon) implements OptimizerSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "adam";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public AdamSpec withLearningRate(double rate) {
    return new AdamSpec(rate, beta1, beta2, epsilon);
  }
}
