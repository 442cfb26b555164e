package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.engram.api.ExtendRequest;
import dev.engram.api.JobSpec;
import dev.engram.api.SweepPart;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepValidation;
import dev.engram.service.job.AvailableDevices;
import dev.engram.service.job.Forecast;
import dev.engram.service.job.InvalidSpecException;
import dev.engram.service.job.JobSpecResolver;
import dev.engram.service.job.Limits;
import dev.engram.service.job.Violations;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns a sweep into its jobs, or says all that is wrong with it. */
@Component
final class SweepPlanner {

  static final int MOST_JOBS = 10_000;
  private static final int DESCRIPTION_CHARACTERS = 4_000;

  private final JobSpecResolver resolver;
  private final Forecast forecast;
  private final AvailableDevices devices;
  private final Limits limits;
  private final JsonMapper mapper;

  SweepPlanner(JobSpecResolver resolver, Forecast forecast, AvailableDevices devices, Limits limits,
      JsonMapper mapper) {
    this.resolver = resolver;
    this.forecast = forecast;
    this.devices = devices;
    this.limits = limits;
    this.mapper = mapper;
  }

  /** @throws InvalidSpecException with every violation */
  SweepPlan plan(SweepSpec spec) {
    Violations violations = new Violations();
    boolean flat = spec.parts() == null;
    if (!flat && (spec.base() != null || spec.axes() != null || spec.selectLearningRate() != null)) {
      violations.add("/parts", "and base, axes or selectLearningRate beside it both say what the jobs are; give one");
    }
    checkName("/name", spec.name(), violations);
    checkDescription("/description", spec.description(), violations);
    checkAtLeast("/maxParallel", spec.maxParallel(), 1, violations);
    checkAtLeast("/maxFailed", spec.maxFailed(), 0, violations);
    List<SweepPart> parts = named(flat
        ? List.of(new SweepPart(null, null, spec.base(), spec.axes(), spec.selectLearningRate()))
        : requireNonNull(spec.parts()));
    if (parts.isEmpty()) {
      violations.add("/parts", "is empty; it must have a part");
    }
    checkNames(parts, violations);
    List<PartPlan> plans = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      plans.add(new PartPlan(parts.get(index), flat ? "" : "/parts/" + index, resolver, forecast, mapper, violations));
    }
    checkSize(plans, violations);
    violations.throwIfAny(); // before as many jobs are made
    List<PlannedJob> jobs = new ArrayList<>();
    plans.forEach(plan -> jobs.addAll(plan.jobs()));
    violations.throwIfAny();
    String name = requireNonNullElse(spec.name(), String.join(", ", parts.stream().map(SweepPart::name).toList()));
    return new SweepPlan(
        new SweepSpec(name, spec.description(), parts, null, null, null, spec.maxParallel(), spec.maxFailed()),
        pilotsFirst(jobs));
  }

  /** The plan of a sweep to which more is added. */
  SweepPlan extend(SweepSpec spec, ExtendRequest request) {
    return plan(new SweepSpec(spec.name(), spec.description(),
        ExtendedParts.of(requireNonNull(spec.parts()), request, mapper), null, null,
        null, spec.maxParallel(), spec.maxFailed()));
  }

  /** What a sweep would be, with nothing stored. */
  SweepValidation validate(SweepSpec spec) {
    SweepPlan plan = plan(spec);
    Map<JobSpec, Long> alike = plan.jobs()
        .stream()
        .collect(Collectors.groupingBy(job -> job.spec().withSeed(0), Collectors.counting()));
    double seconds = 0;
    for (Map.Entry<JobSpec, Long> entry : alike.entrySet()) {
      seconds += entry.getValue() * forecast.secondsOfMany(entry.getKey()).orElse(Double.NaN);
    }
    int slots = devices.slots();
    return new SweepValidation(plan.spec(), plan.jobs().size(),
        slots == 0 || Double.isNaN(seconds) ? null : Double.valueOf(seconds / slots));
  }

  private static void checkSize(List<PartPlan> plans, Violations violations) {
    long size = 0;
    for (PartPlan plan : plans) {
      size = Math.min(Long.MAX_VALUE / 2, size + Math.min(Long.MAX_VALUE / 2, plan.size()));
    }
    if (size > MOST_JOBS) {
      violations.add("", "has %d jobs; it may have at most %d".formatted(size, MOST_JOBS));
    }
  }

  /** What others wait for. */
  private static List<PlannedJob> pilotsFirst(List<PlannedJob> jobs) {
    List<PlannedJob> sorted = new ArrayList<>(jobs);
    sorted.sort((a, b) -> Boolean.compare(a.role() != Role.PILOT, b.role() != Role.PILOT)); // a stable sort
    return sorted;
  }

  private static List<SweepPart> named(List<SweepPart> parts) {
    List<SweepPart> named = new ArrayList<>();
    for (SweepPart part : parts) {
      String name = part.name() != null ? part.name() : parts.size() == 1 ? "curve" : "part " + (named.size() + 1);
      named.add(new SweepPart(name, part.description(), part.base(), part.axes(), part.selectLearningRate()));
    }
    return named;
  }

  private void checkNames(List<SweepPart> parts, Violations violations) {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < parts.size(); index++) {
      checkDescription("/parts/" + index + "/description", parts.get(index).description(), violations);
      String pointer = "/parts/" + index + "/name";
      checkName(pointer, parts.get(index).name(), violations);
      if (!seen.add(requireNonNull(parts.get(index).name()))) {
        violations.add(pointer, "is '%s', as that of another part is".formatted(parts.get(index).name()));
      }
    }
  }

  private void checkName(String pointer, @Nullable String name, Violations violations) {
    checkText(pointer, name, limits.nameCharacters(), violations);
  }

  private static void checkDescription(String pointer, @Nullable String description, Violations violations) {
    checkText(pointer, description, DESCRIPTION_CHARACTERS, violations);
  }

  private static void checkText(String pointer, @Nullable String text, int longest, Violations violations) {
    if (text != null && (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0)) {
      violations.add(pointer, "has %d characters; it must have 1 to %d, not be blank and not have U+0000"
          .formatted(text.length(), longest));
    }
  }

  private static void checkAtLeast(String pointer, @Nullable Integer value, int least, Violations violations) {
    if (value != null && value < least) {
      violations.add(pointer, "is %d; it must be at least %d".formatted(value, least));
    }
  }
}
