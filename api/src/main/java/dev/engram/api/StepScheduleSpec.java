package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Down in steps.
 *
 * @param everySteps how many steps one rate lasts
 * @param factor from one rate to the next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepScheduleSpec(@Nullable Integer warmupSteps, @Nullable Integer everySteps,
    @Nullable Double factor) implements ScheduleSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "step";

  @Override
  public String type() {
    return TYPE;
  }

  public static StepScheduleSpec withDefaults() {
    return new StepScheduleSpec(null, null, null);
  }

  @Override
  public StepScheduleSpec withWarmupSteps(int newWarmupSteps) {
    return new StepScheduleSpec(newWarmupSteps, everySteps, factor);
  }

  public StepScheduleSpec withEverySteps(int newEverySteps) {
    return new StepScheduleSpec(warmupSteps, newEverySteps, factor);
  }

  public StepScheduleSpec withFactor(double newFactor) {
    return new StepScheduleSpec(warmupSteps, everySteps, newFactor);
  }
}
