package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Adam: by decaying means of the gradient and of its square, both corrected for their start at zero. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdamSpec(@Nullable Double learningRate, @Nullable Double beta1, @Nullable Double beta2,
    @Nullable Double epsilon, @Nullable ScheduleSpec schedule) implements OptimizerSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "adam";

  @Override
  public String type() {
    return TYPE;
  }

  public static AdamSpec withDefaults() {
    return new AdamSpec(null, null, null, null, null);
  }

  @Override
  public AdamSpec withLearningRate(double rate) {
    return new AdamSpec(rate, beta1, beta2, epsilon, schedule);
  }

  public AdamSpec withBeta1(double newBeta1) {
    return new AdamSpec(learningRate, newBeta1, beta2, epsilon, schedule);
  }

  public AdamSpec withBeta2(double newBeta2) {
    return new AdamSpec(learningRate, beta1, newBeta2, epsilon, schedule);
  }

  public AdamSpec withEpsilon(double newEpsilon) {
    return new AdamSpec(learningRate, beta1, beta2, newEpsilon, schedule);
  }

  @Override
  public AdamSpec withSchedule(ScheduleSpec newSchedule) {
    return new AdamSpec(learningRate, beta1, beta2, epsilon, newSchedule);
  }
}
