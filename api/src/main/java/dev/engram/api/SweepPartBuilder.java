package dev.engram.api;

import org.jspecify.annotations.Nullable;

/** Sets up a {@link SweepPart}; what is not called stays absent. */
public final class SweepPartBuilder {

  private @Nullable String name;
  private @Nullable String description;
  private @Nullable JobSpec base;
  private @Nullable SweepAxes axes;
  private @Nullable RateSelection selectLearningRate;

  SweepPartBuilder() {}

  public SweepPartBuilder name(String newName) {
    name = newName;
    return this;
  }

  public SweepPartBuilder description(String newDescription) {
    description = newDescription;
    return this;
  }

  public SweepPartBuilder base(JobSpec newBase) {
    base = newBase;
    return this;
  }

  public SweepPartBuilder axes(SweepAxes newAxes) {
    axes = newAxes;
    return this;
  }

  public SweepPartBuilder selectLearningRate(RateSelection newSelection) {
    selectLearningRate = newSelection;
    return this;
  }

  public SweepPart build() {
    return new SweepPart(name, description, base, axes, selectLearningRate);
  }
}
