package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.engram.api.CurvePoint;
import dev.engram.api.JobSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.Sweep;
import dev.engram.api.SweepAxes;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Costs;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.Jobs;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.StoredJob;
import dev.engram.service.report.statistics.Comparisons;
import dev.engram.service.report.statistics.Horizons;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.SweepStore;
import dev.engram.service.sweep.Sweeps;
import java.time.Duration;
import java.util.ArrayList;
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

  private final Sweeps sweeps;
  private final SweepStore sweepStore;
  private final Jobs jobs;
  private final JobStore jobStore;
  private final Checkpoints checkpoints;
  private final ProbeReader probes;

  EvidenceReader(Sweeps sweeps, SweepStore sweepStore, Jobs jobs, JobStore jobStore, Checkpoints checkpoints,
      ProbeReader probes) {
    this.sweeps = sweeps;
    this.sweepStore = sweepStore;
    this.jobs = jobs;
    this.jobStore = jobStore;
    this.checkpoints = checkpoints;
    this.probes = probes;
  }

  @Transactional(readOnly = true)
  public Evidence read(String sweepId) {
    Sweep sweep = sweeps.get(sweepId);
    List<JobOfSweep> all = sweepStore.jobs(sweepId);
    List<PartRuns> parts = requireNonNull(sweep.spec().parts()).stream().map(part -> PartRuns.of(part, all)).toList();
    List<StoredJob> stored = jobStore.list(JobQuery.ofSweep(sweepId, Integer.MAX_VALUE));
    return new Evidence(sweep, parts(parts), probes.read(parts), cells(parts),
        stored.stream().map(StoredJob::fingerprint).filter(Objects::nonNull).distinct().toList(), computing(stored));
  }

  /** The jobs of an execution train together, and each has the time of all. */
  private static Duration computing(List<StoredJob> stored) {
    Map<String, Long> byExecution = new HashMap<>();
    stored.forEach(job -> byExecution.merge(job.executionId(), job.runningMillis(), Math::max));
    return Duration.ofMillis(byExecution.values().stream().mapToLong(Long::longValue).sum());
  }

  private List<PartEvidence> parts(List<PartRuns> all) {
    List<PartEvidence> parts = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    for (PartRuns runs : all) {
      parts.add(part(runs, slug(runs.name(), slugs)));
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

  private PartEvidence part(PartRuns runs, String slug) {
    List<CurvePoint> points = runs.points();
    int telling = PartEvidence.tellingLength(points);
    List<RunHistory> histories = fewOfEach(runs, telling).stream()
        .map(job -> new RunHistory(runs.series(job), telling, jobs.keptMetrics(requireNonNull(job.jobId()),
            List.of(MetricKey.LOSS, MetricKey.ACCURACY), 0, Integer.MAX_VALUE, MOST_POINTS)))
        .toList();
    int maxSteps = runs.jobs()
        .stream()
        .mapToInt(job -> requireNonNullElse(job.planned().spec().maxSteps(), 0))
        .max()
        .orElse(0);
    SweepAxes axes = runs.part().axes();
    return new PartEvidence(runs.name(), slug, points, Horizons.of(points), Comparisons.of(points),
        axes != null && axes.optimizer() != null && axes.optimizer().size() > 1, plainSgd(runs),
        runs.part().selectLearningRate() == null ? null : PilotTable.of(runs), maxSteps, KeptAccuracy.of(runs),
        histories);
  }

  private static Set<String> plainSgd(PartRuns runs) {
    return runs.jobs()
        .stream()
        .filter(
            job -> PartRuns.optimizer(job) instanceof SgdSpec sgd && (sgd.momentum() == null || sgd.momentum() == 0))
        .map(job -> job.planned().variant())
        .collect(toSet());
  }

  /** So many of a series that a figure can still be read, and that a report of a thousand runs comes soon. */
  private static List<JobOfSweep> fewOfEach(PartRuns runs, int length) {
    return runs.jobs()
        .stream()
        .filter(job -> job.planned().length() == length && job.jobId() != null && job.state() != null)
        .collect(groupingBy(runs::series, TreeMap::new, toList()))
        .values()
        .stream()
        .flatMap(ofSeries -> ofSeries.stream().limit(MOST_RUNS))
        .toList();
  }

  /** The sizes that occur, each counted in a checkpoint. */
  private List<CellSize> cells(List<PartRuns> parts) {
    record Kind(String cell, int inputSize, int hiddenSize) {}
    Map<Kind, CellSize> sizes = new LinkedHashMap<>();
    for (JobOfSweep job : parts.stream().flatMap(part -> part.jobs().stream()).toList()) {
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
