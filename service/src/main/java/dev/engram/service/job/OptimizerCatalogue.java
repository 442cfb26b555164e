package dev.engram.service.job;

import dev.engram.api.AdamSpec;
import dev.engram.api.OptimizerDescription;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.ScheduleSpec;
import dev.engram.api.SgdSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The update rules: their fields, defaults and limits. */
@Component
public final class OptimizerCatalogue {

  static final OptimizerSpec DEFAULT = RmsPropSpec.withDefaults();

  private static final String PARENT = "/optimizer";
  private static final double LARGEST_RATE = 1e6;

  private static final NumberField<OptimizerSpec, Double> RATE = NumberField.number("learningRate", "η.",
      OptimizerSpec::learningRate, 0.001, Range.positiveUpTo(LARGEST_RATE));
  private static final NumberField<RmsPropSpec, Double> ALPHA = NumberField.number("alpha",
      "α, the decay of the mean square.", RmsPropSpec::alpha, 0.99, Range.halfOpen(0, 1));
  private static final NumberField<RmsPropSpec, Double> RMSPROP_EPSILON = NumberField.number("epsilon",
      "ε, added to the root.", RmsPropSpec::epsilon, 1e-8, Range.positiveUpTo(1));
  private static final NumberField<AdamSpec, Double> BETA_1 = NumberField.number("beta1",
      "β₁, the decay of the mean gradient.", AdamSpec::beta1, 0.9, Range.halfOpen(0, 1));
  private static final NumberField<AdamSpec, Double> BETA_2 = NumberField.number("beta2",
      "β₂, the decay of the mean square.", AdamSpec::beta2, 0.999, Range.halfOpen(0, 1));
  private static final NumberField<AdamSpec, Double> ADAM_EPSILON = NumberField.number("epsilon",
      "ε, added to the root after the bias correction.", AdamSpec::epsilon, 1e-8, Range.positiveUpTo(1));
  private static final NumberField<SgdSpec, Double> MOMENTUM = NumberField.number("momentum", "μ; 0 for none.",
      SgdSpec::momentum, 0, Range.halfOpen(0, 1));
  private static final SwitchField<SgdSpec> NESTEROV = new SwitchField<>("nesterov",
      "Whether to look ahead by one velocity; needs momentum.", SgdSpec::nesterov, false);

  private final ScheduleCatalogue schedules;

  OptimizerCatalogue(ScheduleCatalogue schedules) {
    this.schedules = schedules;
  }

  /**
   * The optimizer with every field that applies.
   *
   * @param maxSteps of the job, where that is known
   */
  OptimizerSpec resolve(OptimizerSpec optimizer, @Nullable Integer maxSteps, Violations violations) {
    Double rate = RATE.resolve(optimizer, PARENT, violations);
    ScheduleSpec schedule = schedules.resolve(optimizer.schedule(), maxSteps, violations);
    return switch (optimizer) {
      case RmsPropSpec rmsProp -> new RmsPropSpec(rate, ALPHA.resolve(rmsProp, PARENT, violations),
          RMSPROP_EPSILON.resolve(rmsProp, PARENT, violations), schedule);
      case AdamSpec adam -> new AdamSpec(rate, BETA_1.resolve(adam, PARENT, violations),
          BETA_2.resolve(adam, PARENT, violations), ADAM_EPSILON.resolve(adam, PARENT, violations), schedule);
      case SgdSpec sgd -> {
        Double momentum = MOMENTUM.resolve(sgd, PARENT, violations);
        boolean nesterov = NESTEROV.resolve(sgd, PARENT, violations);
        if (nesterov && momentum != null && momentum == 0) {
          violations.add(PARENT + "/nesterov", "is true; it needs a momentum above 0");
        }
        yield new SgdSpec(rate, momentum, nesterov, schedule);
      }
    };
  }

  /** Of the optimizer that a job has where none is given. */
  public String defaultType() {
    return DEFAULT.type();
  }

  public List<OptimizerDescription> describe() {
    return List.of(
        new OptimizerDescription(RmsPropSpec.TYPE, "RMSProp", List.of("s = α s + (1 − α) g²", "w −= η g / (√s + ε)"),
            List.of(RATE.describe(), ALPHA.describe(), RMSPROP_EPSILON.describe())),
        new OptimizerDescription(AdamSpec.TYPE, "Adam",
            List.of("m = β₁ m + (1 − β₁) g", "v = β₂ v + (1 − β₂) g²",
                "w −= η m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)"),
            List.of(RATE.describe(), BETA_1.describe(), BETA_2.describe(), ADAM_EPSILON.describe())),
        new OptimizerDescription(SgdSpec.TYPE, "Stochastic gradient descent",
            List.of("v = μ v + g", "w −= η v, with Nesterov w −= η (g + μ v)"),
            List.of(RATE.describe(), MOMENTUM.describe(), NESTEROV.describe())));
  }
}
