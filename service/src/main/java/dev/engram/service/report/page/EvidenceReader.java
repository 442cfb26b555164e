package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.engram.api.CurvePoint;
import dev.engram.api.Diagnostics;
import dev.engram.api.JobSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.Sweep;
import dev.engram.api.SweepPart;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Costs;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.Jobs;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.StoredJob;
import dev.engram.service.report.figure.SeriesName;
import dev.engram.service.report.statistics.Comparisons;
import dev.engram.service.report.statistics.Horizons;
import dev.engram.service.report.statistics.Points;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob.Role;
import dev.engram.service.sweep.SweepStore;
import dev.engram.service.sweep.Sweeps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a report needs from the store. */
@Component
class EvidenceReader {

  /** Of a line of a figure. */
  private static final int MOST_POINTS = 200;

  /** Of a series of a figure. */
  private static final int MOST_RUNS = 10;

  private static final int LOOKS_AT_ONCE = 500;

  private static final int BEFORE_ANY_STEP = -1;

  private final Sweeps sweeps;
  private final SweepStore sweepStore;
  private final Jobs jobs;
  private final JobStore jobStore;
  private final Checkpoints checkpoints;

  EvidenceReader(Sweeps sweeps, SweepStore sweepStore, Jobs jobs, JobStore jobStore, Checkpoints checkpoints) {
    this.sweeps = sweeps;
    this.sweepStore = sweepStore;
    this.jobs = jobs;
    this.jobStore = jobStore;
    this.checkpoints = checkpoints;
  }

  @Transactional(readOnly = true)
  public Evidence read(String sweepId) {
    Sweep sweep = sweeps.get(sweepId);
    List<JobOfSweep> reported = sweepStore.jobs(sweepId)
        .stream()
        .filter(job -> job.planned().role() != Role.PILOT)
        .toList();
    List<StoredJob> stored = jobStore.list(new JobQuery(null, sweepId, null, null, null, Integer.MAX_VALUE));
    Map<Integer, String> names = names(reported);
    return new Evidence(sweep, parts(sweep, reported, names), probes(reported, names), cells(reported),
        stored.stream().map(StoredJob::fingerprint).filter(Objects::nonNull).distinct().toList(), computing(stored));
  }

  /** The jobs of an execution train together, and each has the time of all. */
  private static Duration computing(List<StoredJob> stored) {
    Map<String, Long> byExecution = new HashMap<>();
    stored.forEach(job -> byExecution.merge(job.executionId(), job.runningMillis(), Math::max));
    return Duration.ofMillis(byExecution.values().stream().mapToLong(Long::longValue).sum());
  }

  /** What the series of each job is called, by its number; with the rate where each rate is a point of its own. */
  private static Map<Integer, String> names(List<JobOfSweep> reported) {
    Map<Integer, String> names = new HashMap<>();
    Map<String, List<JobOfSweep>> byPart = reported.stream().collect(groupingBy(job -> job.planned().part()));
    byPart.values().forEach(ofPart -> {
      boolean oneRate = Horizons.ratesAreChosen(Points.of(ofPart));
      ofPart.forEach(job -> names.put(job.number(), SeriesName.of(job.planned().cell(), job.planned().variant(),
          oneRate ? null : optimizer(job).learningRate())));
    });
    return names;
  }

  private static OptimizerSpec optimizer(JobOfSweep job) {
    return requireNonNull(job.planned().spec().optimizer());
  }

  private List<PartEvidence> parts(Sweep sweep, List<JobOfSweep> reported, Map<Integer, String> names) {
    List<PartEvidence> parts = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    for (SweepPart part : requireNonNull(sweep.spec().parts())) {
      parts.add(part(part, slug(requireNonNull(part.name()), slugs),
          reported.stream().filter(job -> job.planned().part().equals(part.name())).toList(), names));
    }
    return parts;
  }

  /** The name as a piece of an address, unlike those of the other parts. */
  private static String slug(String name, Set<String> others) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String slug = plain.isEmpty() ? "part" : plain;
    String unlike = slug;
    for (int number = 2; !others.add(unlike); number++) {
      unlike = slug + "-" + number;
    }
    return unlike;
  }

  private PartEvidence part(SweepPart part, String slug, List<JobOfSweep> reported, Map<Integer, String> names) {
    List<CurvePoint> points = Points.of(reported);
    int telling = PartEvidence.tellingLength(points);
    List<JobOfSweep> ofLength = reported.stream()
        .filter(job -> job.planned().length() == telling && job.jobId() != null && job.state() != null)
        .toList();
    List<RunHistory> histories = fewOfEach(ofLength, names).stream()
        .map(job -> new RunHistory(name(job, names), telling, jobs.metrics(requireNonNull(job.jobId()),
            List.of(MetricKey.LOSS, MetricKey.ACCURACY), 0, Integer.MAX_VALUE, MOST_POINTS)))
        .toList();
    int maxSteps = reported.stream()
        .mapToInt(job -> requireNonNullElse(job.planned().spec().maxSteps(), 0))
        .max()
        .orElse(0);
    return new PartEvidence(requireNonNull(part.name()), slug, points, Horizons.of(points), Comparisons.of(points),
        part.axes() != null && part.axes().optimizer() != null && part.axes().optimizer().size() > 1,
        plainSgd(reported), part.selectLearningRate() != null, maxSteps, histories);
  }

  private static Set<String> plainSgd(List<JobOfSweep> reported) {
    return reported.stream()
        .filter(job -> optimizer(job) instanceof SgdSpec sgd && (sgd.momentum() == null || sgd.momentum() == 0))
        .map(job -> job.planned().variant())
        .collect(toSet());
  }

  /** So many of a series that a figure can still be read, and that a report of a thousand runs comes soon. */
  private static List<JobOfSweep> fewOfEach(List<JobOfSweep> all, Map<Integer, String> names) {
    Map<String, List<JobOfSweep>> bySeries = new TreeMap<>();
    all.forEach(job -> bySeries.computeIfAbsent(name(job, names), any -> new ArrayList<>()).add(job));
    return bySeries.values().stream().flatMap(ofSeries -> ofSeries.stream().limit(MOST_RUNS)).toList();
  }

  private static String name(JobOfSweep job, Map<Integer, String> names) {
    return requireNonNull(names.get(job.number()));
  }

  /** The longest length that was looked into, in the first part that has it. */
  private List<Probed> probes(List<JobOfSweep> reported, Map<Integer, String> names) {
    List<JobOfSweep> longestFirst = reported.stream()
        .filter(job -> job.result() != null)
        .sorted(Comparator.comparingInt((JobOfSweep job) -> job.planned().length()).reversed())
        .toList();
    List<Probed> probes = new ArrayList<>();
    JobOfSweep first = null;
    for (JobOfSweep job : longestFirst) {
      if (first != null && (job.planned().length() != first.planned().length()
          || !job.planned().part().equals(first.planned().part()))) {
        continue;
      }
      List<Diagnostics> looks = looks(requireNonNull(job.jobId()));
      if (looks.size() > 1) {
        first = job;
        probes.add(new Probed(job.planned().cell(), name(job, names), job.planned().length(),
            requireNonNull(job.result()).solved(), looks));
      }
    }
    return probes;
  }

  private List<Diagnostics> looks(String jobId) {
    List<Diagnostics> looks = new ArrayList<>(jobs.diagnostics(jobId, BEFORE_ANY_STEP, LOOKS_AT_ONCE));
    int more = looks.size();
    while (more == LOOKS_AT_ONCE) {
      List<Diagnostics> next = jobs.diagnostics(jobId, looks.getLast().step(), LOOKS_AT_ONCE);
      looks.addAll(next);
      more = next.size();
    }
    return looks;
  }

  /** The sizes that occur, each counted in a checkpoint. */
  private List<CellSize> cells(List<JobOfSweep> reported) {
    record Kind(String cell, int inputSize, int hiddenSize) {}
    Map<Kind, CellSize> sizes = new LinkedHashMap<>();
    for (JobOfSweep job : reported) {
      JobSpec spec = job.planned().spec();
      Kind kind = new Kind(job.planned().cell(), Costs.inputSize(spec),
          requireNonNull(requireNonNull(spec.cell()).hiddenSize()));
      if (job.result() != null && !sizes.containsKey(kind)) {
        OptionalInt weights = checkpoints.weights(requireNonNull(job.jobId()));
        if (weights.isPresent()) {
          sizes.put(kind, new CellSize(kind.cell(), kind.inputSize(), kind.hiddenSize(), Costs.parameterCount(spec),
              weights.getAsInt()));
        }
      }
    }
    return List.copyOf(sizes.values());
  }
}
