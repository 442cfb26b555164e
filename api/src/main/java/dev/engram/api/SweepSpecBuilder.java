package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link SweepSpec}, of parts or flat; what is not called stays absent. */
public final class SweepSpecBuilder {

  private @Nullable String name;
  private @Nullable String description;
  private @Nullable List<SweepPart> parts;
  private @Nullable JobSpec base;
  private @Nullable SweepAxes axes;
  private @Nullable RateSelection selectLearningRate;
  private @Nullable Integer maxParallel;
  private @Nullable Integer maxFailed;

  SweepSpecBuilder() {}

  public SweepSpecBuilder name(String newName) {
    name = newName;
    return this;
  }

  public SweepSpecBuilder description(String newDescription) {
    description = newDescription;
    return this;
  }

  public SweepSpecBuilder parts(SweepPart... newParts) {
    parts = List.of(newParts);
    return this;
  }

  public SweepSpecBuilder base(JobSpec newBase) {
    base = newBase;
    return this;
  }

  public SweepSpecBuilder axes(SweepAxes newAxes) {
    axes = newAxes;
    return this;
  }

  public SweepSpecBuilder selectLearningRate(RateSelection newSelection) {
    selectLearningRate = newSelection;
    return this;
  }

  public SweepSpecBuilder maxParallel(int newMaxParallel) {
    maxParallel = newMaxParallel;
    return this;
  }

  public SweepSpecBuilder maxFailed(int newMaxFailed) {
    maxFailed = newMaxFailed;
    return this;
  }

  public SweepSpec build() {
    return new SweepSpec(name, description, parts, base, axes, selectLearningRate, maxParallel, maxFailed);
  }
}
