package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.engram.api.JobSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.Problem.Violation;
import dev.engram.api.RateSelection;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepPart;
import dev.engram.service.job.Forecast;
import dev.engram.service.job.InvalidSpecException;
import dev.engram.service.job.JobSpecResolver;
import dev.engram.service.job.Violations;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of one part. */
final class PartPlan {

  private static final SweepAxes NO_AXES = SweepAxes.builder().build();
  private static final List<Axis> ALL_BUT_SEEDS = List.copyOf(EnumSet.complementOf(EnumSet.of(Axis.SEED)));

  private final JobSpecResolver resolver;
  private final Forecast forecast;
  private final JsonMapper mapper;
  private final SweepPart part;
  private final String pointer;
  private final Violations violations;
  private final Grid grid;
  private final List<Long> seeds;
  private final Set<Violation> told = new LinkedHashSet<>();

  /** @param pointer of the part */
  PartPlan(SweepPart part, String pointer, JobSpecResolver resolver, Forecast forecast, JsonMapper mapper,
      Violations violations) {
    this.resolver = resolver;
    this.forecast = forecast;
    this.mapper = mapper;
    this.part = part;
    this.pointer = pointer;
    this.violations = violations;
    SweepAxes axes = requireNonNullElse(part.axes(), NO_AXES);
    grid = new Grid(mapper, part.base(), axes);
    seeds = requireNonNullElse(axes.seed(), List.of(seedOf(part.base())));
    AxesCheck check = new AxesCheck(grid, pointer + "/axes", violations);
    check.check();
    if (part.selectLearningRate() != null) {
      check.check(part.selectLearningRate(), seeds, pointer + "/selectLearningRate");
    }
  }

  private static long seedOf(@Nullable JobSpec base) {
    return base == null || base.seed() == null ? JobSpecResolver.DEFAULT_SEED : base.seed();
  }

  long size() {
    RateSelection selection = part.selectLearningRate();
    if (selection == null) {
      return grid.size();
    }
    int rates = Math.max(1, grid.axes().getOrDefault(Axis.LEARNING_RATE, List.of()).size());
    long points = grid.size() / Math.max(1, seeds.size()) / rates;
    return points * (seeds.size() + (long) rates * requireNonNullElse(selection.seeds(), List.of()).size());
  }

  List<PlannedJob> jobs() {
    List<JobSpec> specs = grid.combinations(ALL_BUT_SEEDS).map(this::resolved).toList();
    told.forEach(violation -> violations.add(violation.pointer(), violation.detail()));
    if (!told.isEmpty()) {
      return List.of();
    }
    Variants variants = new Variants(mapper, specs);
    RateSelection selection = part.selectLearningRate();
    List<PlannedJob> jobs = new ArrayList<>();
    Map<Object, Integer> points = new LinkedHashMap<>();
    for (JobSpec spec : specs) {
      String variant = variants.of(spec);
      Object key = selection == null
          ? points.size() // each rate is a point of its own
          : List.of(requireNonNull(spec.cell()), requireNonNull(spec.task()), variant);
      boolean first = !points.containsKey(key);
      int point = points.computeIfAbsent(key, any -> points.size());
      if (selection == null) {
        add(jobs, point, Role.REPORTED, variant, spec, seeds);
      } else {
        add(jobs, point, Role.PILOT, variant, spec, requireNonNull(selection.seeds()));
        add(jobs, point, Role.UNDECIDED, variant, spec, first ? seeds : List.of());
      }
    }
    return jobs;
  }

  private void add(List<PlannedJob> jobs, int point, Role role, String variant, JobSpec spec, List<Long> ofSeeds) {
    for (long seed : ofSeeds) {
      jobs.add(new PlannedJob(requireNonNull(part.name()), point, role, requireNonNull(spec.cell()).type(), variant,
          length(spec), spec.withSeed(seed)));
    }
  }

  private JobSpec resolved(JobSpec spec) {
    try {
      JobSpec resolved = resolver.resolve(spec);
      forecast.check(resolved);
      return resolved;
    } catch (InvalidSpecException invalid) {
      invalid.violations()
          .forEach(violation -> told.add(new Violation(place(violation.pointer()),
              violation.detail())));
      return spec;
    }
  }

  /** Where the caller wrote what is wrong with a job. */
  private String place(String inTheSpec) {
    for (Axis axis : grid.axes().keySet()) {
      if (axis.place().toString().equals(inTheSpec)) {
        return pointer + "/axes/" + axis.field();
      }
    }
    return pointer + "/base" + inTheSpec;
  }

  private static int length(JobSpec spec) {
    return switch (requireNonNull(spec.task())) {
      case PalindromeSpec palindrome -> requireNonNull(palindrome.length());
    };
  }
}
