package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Stochastic gradient descent, with momentum where it is above zero. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SgdSpec(@Nullable Double learningRate, @Nullable Double momentum,
    @Nullable Boolean nesterov, @Nullable ScheduleSpec schedule) implements OptimizerSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "sgd";

  @Override
  public String type() {
    return TYPE;
  }

  public static SgdSpec withDefaults() {
    return new SgdSpec(null, null, null, null);
  }

  @Override
  public SgdSpec withLearningRate(double rate) {
    return new SgdSpec(rate, momentum, nesterov, schedule);
  }

  public SgdSpec withMomentum(double newMomentum) {
    return new SgdSpec(learningRate, newMomentum, nesterov, schedule);
  }

  public SgdSpec withNesterov(boolean newNesterov) {
    return new SgdSpec(learningRate, momentum, newNesterov, schedule);
  }

  @Override
  public SgdSpec withSchedule(ScheduleSpec newSchedule) {
    return new SgdSpec(learningRate, momentum, nesterov, newSchedule);
  }
}
