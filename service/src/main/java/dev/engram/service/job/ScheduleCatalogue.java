package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.ScheduleDescription;
import dev.engram.api.ScheduleSpec;
import dev.engram.api.StepScheduleSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a learning rate can change: the fields of schedules, their defaults and limits. */
@Component
public final class ScheduleCatalogue {

  private static final ScheduleSpec DEFAULT = ConstantScheduleSpec.withDefaults();

  private static final String PARENT = "/optimizer/schedule";
  private static final double LARGEST_FACTOR = 10;

  private static final NumberField<CosineScheduleSpec, Double> FINAL_FRACTION = NumberField.number("finalFraction",
      "Of the rate, at which it ends and then stays.", CosineScheduleSpec::finalFraction, 0, Range.closed(0, 1));
  private static final NumberField<StepScheduleSpec, Double> FACTOR = NumberField.number("factor",
      "From one rate to the next.", StepScheduleSpec::factor, 0.1, Range.positiveUpTo(LARGEST_FACTOR));

  private final NumberField<ScheduleSpec, Integer> warmupSteps;
  private final NumberField<CosineScheduleSpec, Integer> cosineSteps;
  private final NumberField<StepScheduleSpec, Integer> everySteps;

  ScheduleCatalogue(Limits limits) {
    warmupSteps = NumberField.integer("warmupSteps",
        "Over how many steps the rate rises, in a straight line, before the rest begins; 0 for none.",
        ScheduleSpec::warmupSteps, 0, 0, limits.maxSteps());
    cosineSteps = NumberField.<CosineScheduleSpec>integer("steps",
        "Until it has come down; absent: all that are left of maxSteps after the warm-up.",
        CosineScheduleSpec::steps, 1, 1, limits.maxSteps()).optional();
    everySteps = NumberField.integer("everySteps", "How many steps one rate lasts.", StepScheduleSpec::everySteps,
        1000, 1, limits.maxSteps());
  }

  /**
   * The schedule with every field that applies.
   *
   * @param maxSteps of the job, where that is known
   */
  ScheduleSpec resolve(@Nullable ScheduleSpec given, @Nullable Integer maxSteps, Violations violations) {
    ScheduleSpec schedule = given == null ? DEFAULT : given;
    Integer warmup = warmupSteps.resolve(schedule, PARENT, violations);
    return switch (schedule) {
      case ConstantScheduleSpec constant -> new ConstantScheduleSpec(warmup);
      case CosineScheduleSpec cosine -> cosine(cosine, warmup, maxSteps, violations);
      case StepScheduleSpec step -> steps(step, warmup, maxSteps, violations);
    };
  }

  private StepScheduleSpec steps(StepScheduleSpec step, @Nullable Integer warmup, @Nullable Integer maxSteps,
      Violations violations) {
    Integer every = everySteps.resolve(step, PARENT, violations);
    Double factor = FACTOR.resolve(step, PARENT, violations);
    if (warmup != null && maxSteps != null && every != null && every > 0 && factor != null) {
      float last = (float) Math.pow(factor, Math.max(0, maxSteps - 1 - warmup) / every);
      if (last == 0 || Float.isInfinite(last)) {
        violations.add(PARENT + "/everySteps",
            "is %d, so that the rate of the last of %d steps would be %s; it must be more"
                .formatted(every, maxSteps, last == 0 ? "0" : "infinite"));
      }
    }
    return new StepScheduleSpec(warmup, every, factor);
  }

  private CosineScheduleSpec cosine(CosineScheduleSpec cosine, @Nullable Integer warmup, @Nullable Integer maxSteps,
      Violations violations) {
    Integer steps = cosineSteps.resolve(cosine, PARENT, violations);
    Double fraction = FINAL_FRACTION.resolve(cosine, PARENT, violations);
    if (warmup == null || maxSteps == null) {
      return new CosineScheduleSpec(warmup, steps, fraction);
    }
    if (steps == null) {
      return new CosineScheduleSpec(warmup, stepsLeft(maxSteps, warmup), fraction);
    }
    long end = (long) warmup + steps;
    if (fraction != null && fraction == 0 && steps > 0 && end < maxSteps) {
      violations.add(PARENT + "/finalFraction",
          "is 0, so that no step after the first %d of %d would change anything; it must be above 0, or the schedule longer"
              .formatted(end, maxSteps));
    }
    return new CosineScheduleSpec(warmup, steps, fraction);
  }

  /** Whether a schedule of a resolved spec is as long as it would be if nobody had said how long. */
  public static boolean isAsLongAsTheJob(CosineScheduleSpec cosine, JobSpec spec) {
    return requireNonNull(cosine.steps()) == stepsLeft(requireNonNull(spec.maxSteps()),
        requireNonNull(cosine.warmupSteps()));
  }

  private static int stepsLeft(int maxSteps, int warmup) {
    return Math.max(1, maxSteps - warmup);
  }

  /** Of the schedule that an optimizer has where none is given. */
  public String defaultType() {
    return DEFAULT.type();
  }

  public List<ScheduleDescription> describe() {
    String warm = "η (s + 1)/warmupSteps in the warm-up; s then counts from its end";
    return List.of(
        new ScheduleDescription(ConstantScheduleSpec.TYPE, "Constant", List.of(warm, "η"),
            List.of(warmupSteps.describe())),
        new ScheduleDescription(CosineScheduleSpec.TYPE, "Cosine",
            List.of(warm, "η (φ + (1 − φ) (1 + cos(π s/steps))/2), φ the final fraction; η φ from s = steps on"),
            List.of(warmupSteps.describe(), cosineSteps.describe(), FINAL_FRACTION.describe())),
        new ScheduleDescription(StepScheduleSpec.TYPE, "Steps", List.of(warm, "η factor^⌊s/everySteps⌋"),
            List.of(warmupSteps.describe(), everySteps.describe(), FACTOR.describe())));
  }
}
