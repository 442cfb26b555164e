package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CellSpec;
import dev.engram.api.FieldDescription;
import dev.engram.api.GradientMethod;
import dev.engram.api.JobSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.Precision;
import dev.engram.api.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a caller wrote into a spec in which nothing that applies is absent, or says all that is wrong with it. */
@Component
public final class JobSpecResolver {

  static final int LOWEST_PRIORITY = -1000;

  private static final Pattern DEVICE = Pattern.compile("auto|cpu|cuda(:(0|[1-9][0-9]{0,3}))?");
  public static final String DEFAULT_DEVICE = "auto";
  public static final Duration DEFAULT_RUNTIME = Duration.ofHours(2);
  private static final Duration LONGEST_RUNTIME = Duration.ofDays(365);
  public static final long DEFAULT_SEED = 42;
  private static final int LABEL_KEY_CHARACTERS = 63;

  private static final NumberField<JobSpec, Double> MAX_GRAD_NORM = NumberField.number("maxGradNorm",
      "The largest global norm of the gradient.", JobSpec::maxGradNorm, 10, Range.positiveUpTo(1e12));
  private static final NumberField<JobSpec, Integer> MAX_RESTARTS = NumberField.integer("maxRestarts",
      "How many workers may be lost under the job.", JobSpec::maxRestarts, 5, 0, 1000);
  private static final NumberField<JobSpec, Integer> PRIORITY = NumberField.integer("priority",
      "Jobs of a higher priority start first; waiting makes up for it.", JobSpec::priority, 0, LOWEST_PRIORITY, 1000);
  private static final ChoiceField<JobSpec, GradientMethod> GRADIENTS = new ChoiceField<>("gradients",
      "Where gradients come from.", JobSpec::gradients, GradientMethod.BPTT);
  private static final ChoiceField<JobSpec, Precision> PRECISION = new ChoiceField<>("precision",
      "The floating-point type.", JobSpec::precision, Precision.FLOAT32);

  private final CellCatalogue cells;
  private final TaskCatalogue tasks;
  private final OptimizerCatalogue optimizers;
  private final DeviceChoice devices;
  private final Limits limits;
  private final NumberField<JobSpec, Integer> batchSize;
  private final NumberField<JobSpec, Integer> maxSteps;
  private final NumberField<JobSpec, Integer> checkpointEverySteps;
  private final MeasuringFields measuring;

  JobSpecResolver(CellCatalogue cells, TaskCatalogue tasks, OptimizerCatalogue optimizers, DeviceChoice devices,
      Limits limits) {
    this.cells = cells;
    this.tasks = tasks;
    this.optimizers = optimizers;
    this.devices = devices;
    this.limits = limits;
    batchSize = NumberField.integer("batchSize", "Sequences a step.", JobSpec::batchSize, 128, 1, limits.batchSize());
    maxSteps = NumberField.integer("maxSteps", "Optimizer steps at most.", JobSpec::maxSteps, 10_000, 1,
        limits.maxSteps());
    checkpointEverySteps = NumberField.integer("checkpointEverySteps", "Steps from one checkpoint to the next.",
        JobSpec::checkpointEverySteps, 500, 1, limits.maxSteps());
    measuring = new MeasuringFields(limits);
  }

  /**
   * The resolved spec.
   *
   * @throws InvalidSpecException with every violation
   */
  public JobSpec resolve(JobSpec spec) {
    Violations violations = new Violations();
    CellSpec cell = spec.cell();
    TaskSpec task = spec.task();
    if (cell == null) {
      violations.add("/cell", "is missing; give at least its type, such as {\"type\":\"lstm\"}");
    } else {
      cell = cells.resolve(cell, violations);
    }
    if (task == null) {
      violations.add("/task", "is missing; give at least {\"type\":\"palindrome\",\"length\":20}");
    } else {
      task = tasks.resolve(task, violations);
    }
    Integer steps = maxSteps.resolve(spec, "", violations);
    OptimizerSpec optimizer = optimizers.resolve(
        spec.optimizer() == null ? OptimizerCatalogue.DEFAULT : spec.optimizer(), steps, violations);
    JobSpec resolved = new JobSpec(
        name(spec, cell, task, violations),
        cell,
        task,
        optimizer,
        batchSize.resolve(spec, "", violations),
        steps,
        MAX_GRAD_NORM.resolve(spec, "", violations),
        measuring.evaluation(spec, violations),
        measuring.stopWhen(spec, violations),
        maxRuntime(spec, violations),
        MAX_RESTARTS.resolve(spec, "", violations),
        measuring.diagnostics(spec, violations),
        checkpointEverySteps.resolve(spec, "", violations),
        GRADIENTS.resolve(spec, "", violations),
        PRECISION.resolve(spec, "", violations),
        device(spec, violations),
        spec.seed() == null ? Long.valueOf(DEFAULT_SEED) : spec.seed(),
        PRIORITY.resolve(spec, "", violations),
        labels(spec, violations));
    violations.throwIfAny();
    return resolved;
  }

  /** Its fields that are numbers or choices. */
  List<FieldDescription> describe() {
    return Stream
        .of(batchSize, maxSteps, MAX_GRAD_NORM, MAX_RESTARTS, checkpointEverySteps, GRADIENTS, PRECISION, PRIORITY)
        .map(Field::describe)
        .toList();
  }

  /** The fields of the records within it. */
  Map<Class<?>, List<FieldDescription>> describeParts() {
    return measuring.describe();
  }

  private @Nullable String name(JobSpec spec, @Nullable CellSpec cell, @Nullable TaskSpec task,
      Violations violations) {
    String name = spec.name();
    if (name == null) {
      return cell == null || task == null ? null : defaultName(cell, task);
    }
    if (name.isBlank() || name.length() > limits.nameCharacters()) {
      violations.add("/name", "has %d characters; it must have 1 to %d and not be blank".formatted(name.length(),
          limits.nameCharacters()));
    }
    return name;
  }

  /** What a resolved spec would be called if nobody had named it. */
  public static String defaultName(JobSpec resolved) {
    return defaultName(requireNonNull(resolved.cell()), requireNonNull(resolved.task()));
  }

  /** Such as {@code lstm at 20}. */
  private static String defaultName(CellSpec cell, TaskSpec task) {
    return switch (task) {
      case PalindromeSpec palindrome -> cell.type() + " at " + palindrome.length();
    };
  }

  private static Duration maxRuntime(JobSpec spec, Violations violations) {
    Duration runtime = spec.maxRuntime() == null ? DEFAULT_RUNTIME : spec.maxRuntime();
    if (runtime.compareTo(Duration.ofSeconds(1)) < 0 || runtime.compareTo(LONGEST_RUNTIME) > 0) {
      violations.add("/maxRuntime", "is %s; it must be at least PT1S and at most P365D".formatted(runtime));
    }
    return runtime;
  }

  private String device(JobSpec spec, Violations violations) {
    String device = spec.device() == null ? DEFAULT_DEVICE : spec.device();
    if (!DEVICE.matcher(device).matches()) {
      violations.add("/device", "is '%s'; it must be auto, cpu, cuda or cuda:N".formatted(device));
    } else if (device.startsWith("cuda") && devices.find(device).isEmpty()) {
      // every worker has a CPU, also the one that has not started yet
      violations.add("/device", "is '%s', which no worker has; there is %s".formatted(device, devices.known()));
    }
    return device;
  }

  private Map<String, String> labels(JobSpec spec, Violations violations) {
    Map<String, String> labels = spec.labels() == null ? Map.of() : spec.labels();
    if (labels.size() > limits.labels()) {
      violations.add("/labels", "has %d entries; it may have at most %d".formatted(labels.size(), limits.labels()));
    }
    labels.forEach((key, value) -> {
      if (key.isBlank() || key.length() > LABEL_KEY_CHARACTERS || key.contains(":")) {
        violations.add(Violations.pointer("/labels", key),
            "has a bad key; it must have 1 to %d characters and no colon".formatted(LABEL_KEY_CHARACTERS));
      }
      if (key.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
        violations.add(Violations.pointer("/labels", key),
            "has the character U+0000, which PostgreSQL can't keep; leave it out");
      }
      if (value.length() > limits.nameCharacters()) {
        violations.add(Violations.pointer("/labels", key), "has %d characters; it may have at most %d"
            .formatted(value.length(), limits.nameCharacters()));
      }
    });
    return labels;
  }
}
