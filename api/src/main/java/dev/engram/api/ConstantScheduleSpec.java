package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One rate, once it is warm. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConstantScheduleSpec(@Nullable Integer warmupSteps) implements ScheduleSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "constant";

  @Override
  public String type() {
    return TYPE;
  }

  public static ConstantScheduleSpec withDefaults() {
    return new ConstantScheduleSpec(null);
  }

  @Override
  public ConstantScheduleSpec withWarmupSteps(int steps) {
    return new ConstantScheduleSpec(steps);
  }
}
