package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Down along half a cosine.
 *
 * @param steps until it has come down; absent: all that are left of {@code maxSteps} after the warm-up
 * @param finalFraction of the rate, at which it ends and then stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CosineScheduleSpec(@Nullable Integer warmupSteps, @Nullable Integer steps,
    @Nullable Double finalFraction) implements ScheduleSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "cosine";

  @Override
  public String type() {
    return TYPE;
  }

  public static CosineScheduleSpec withDefaults() {
    return new CosineScheduleSpec(null, null, null);
  }

  @Override
  public CosineScheduleSpec withWarmupSteps(int newWarmupSteps) {
    return new CosineScheduleSpec(newWarmupSteps, steps, finalFraction);
  }

  public CosineScheduleSpec withSteps(int newSteps) {
    return new CosineScheduleSpec(warmupSteps, newSteps, finalFraction);
  }

  public CosineScheduleSpec withFinalFraction(double newFinalFraction) {
    return new CosineScheduleSpec(warmupSteps, steps, newFinalFraction);
  }
}
