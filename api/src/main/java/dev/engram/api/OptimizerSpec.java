package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The update rule, by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = RmsPropSpec.class, name = RmsPropSpec.TYPE),
    @JsonSubTypes.Type(value = AdamSpec.class, name = AdamSpec.TYPE),
    @JsonSubTypes.Type(value = SgdSpec.class, name = SgdSpec.TYPE)})
public sealed interface OptimizerSpec permits RmsPropSpec, AdamSpec, SgdSpec {

  /** The field that tells the kinds apart. */
  String type();

  @Nullable
  Double learningRate();

  /** Absent: one rate from the first step to the last. */
  @Nullable
  ScheduleSpec schedule();

  OptimizerSpec withLearningRate(double rate);

  OptimizerSpec withSchedule(ScheduleSpec schedule);
}
