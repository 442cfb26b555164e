package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How the learning rate changes from step to step, by {@code type}. A fork counts its parent's steps as well. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = ConstantScheduleSpec.class, name = ConstantScheduleSpec.TYPE),
    @JsonSubTypes.Type(value = CosineScheduleSpec.class, name = CosineScheduleSpec.TYPE),
    @JsonSubTypes.Type(value = StepScheduleSpec.class, name = StepScheduleSpec.TYPE)})
public sealed interface ScheduleSpec permits ConstantScheduleSpec, CosineScheduleSpec, StepScheduleSpec {

  /** The field that tells the kinds apart. */
  String type();

  /** Over how many steps the rate rises, in a straight line, before the rest begins; 0 for none. */
  @Nullable
  Integer warmupSteps();

  ScheduleSpec withWarmupSteps(int steps);
}
