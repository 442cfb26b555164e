package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** RMSProp: the gradient divided by the root of the decaying mean of its square. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RmsPropSpec(@Nullable Double learningRate, @Nullable Double alpha,
    @Nullable Double epsilon, @Nullable ScheduleSpec schedule) implements OptimizerSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "rmsprop";

  @Override
  public String type() {
    return TYPE;
  }

  public static RmsPropSpec withDefaults() {
    return new RmsPropSpec(null, null, null, null);
  }

  @Override
  public RmsPropSpec withLearningRate(double rate) {
    return new RmsPropSpec(rate, alpha, epsilon, schedule);
  }

  public RmsPropSpec withAlpha(double newAlpha) {
    return new RmsPropSpec(learningRate, newAlpha, epsilon, schedule);
  }

  public RmsPropSpec withEpsilon(double newEpsilon) {
    return new RmsPropSpec(learningRate, alpha, newEpsilon, schedule);
  }

  @Override
  public RmsPropSpec withSchedule(ScheduleSpec newSchedule) {
    return new RmsPropSpec(learningRate, alpha, epsilon, newSchedule);
  }
}
