package dev.engram.service.report.statistics;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import dev.engram.api.JobError.Code;
import dev.engram.api.JobResult;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Points of a curve from the jobs of a sweep. */
public final class Points {

  /** An accuracy below it is near chance: a cell that has learned something about ten digits is above. */
  private static final double NEAR_CHANCE = 0.2;

  private Points() {}

  public static List<CurvePoint> of(List<JobOfSweep> jobs) {
    record Key(String part, int point) {}
    Map<Key, List<JobOfSweep>> points = new LinkedHashMap<>();
    jobs.stream()
        .filter(job -> job.planned().role() != Role.PILOT)
        .forEach(job -> points.computeIfAbsent(new Key(job.planned().part(), job.planned().point()),
            key -> new ArrayList<>()).add(job));
    return points.values()
        .stream()
        .map(Points::point)
        .sorted(Comparator.comparing(CurvePoint::cell)
            .thenComparing(CurvePoint::variant)
            .thenComparingInt(CurvePoint::length))
        .toList();
  }

  private static CurvePoint point(List<JobOfSweep> jobs) {
    PlannedJob one = jobs.getFirst().planned();
    List<Value> values = jobs.stream()
        .filter(job -> job.result() != null || isDiverged(job))
        .map(Points::value)
        .sorted(Comparator.comparingLong(Value::seed))
        .toList();
    int failed = (int) jobs.stream().filter(job -> job.isOver() && job.result() == null && !isDiverged(job)).count();
    int n = values.size();
    double[] accuracies = values.stream().mapToDouble(Value::accuracy).toArray();
    int solved = (int) values.stream().filter(Value::solved).count();
    boolean decided = one.role() != Role.UNDECIDED;
    OptionalInt median = Statistics.censoredMedian(
        values.stream().filter(value -> value.stepsToSolve() != null).mapToInt(Value::stepsToSolve).toArray(), n);
    return new CurvePoint(one.part(), one.cell(), one.variant(), one.length(),
        decided ? requireNonNull(one.spec().optimizer()).learningRate() : null, n, jobs.size() - n - failed, failed,
        (int) values.stream().filter(Value::diverged).count(),
        n == 0 ? null : Double.valueOf(Statistics.mean(accuracies)),
        n < 2 ? null : Double.valueOf(Statistics.standardDeviation(accuracies)),
        n < 2 ? null : Statistics.meanInterval(accuracies),
        n == 0 ? null : values.stream().map(Value::accuracy).min(Double::compare).orElseThrow(),
        n == 0 ? null : values.stream().map(Value::accuracy).max(Double::compare).orElseThrow(),
        solved > 0 && values.stream().anyMatch(value -> value.accuracy() < NEAR_CHANCE), solved,
        n == 0 ? null : Double.valueOf((double) solved / n), n == 0 ? null : Statistics.rateInterval(n, solved),
        median.isPresent() ? Integer.valueOf(median.getAsInt()) : null,
        n == 0 ? null : values.stream().mapToDouble(Value::seconds).average().orElseThrow(), values);
  }

  private static boolean isDiverged(JobOfSweep job) {
    return job.error() != null && job.error().code() == Code.DIVERGED;
  }

  private static Value value(JobOfSweep job) {
    long seed = requireNonNull(job.planned().spec().seed());
    String id = requireNonNull(job.jobId());
    JobResult result = job.result();
    return result == null
        ? new Value(seed, id, Statistics.CHANCE, null, false, true, null, job.seconds())
        : new Value(seed, id, result.accuracy(), result.ci95(), result.solved(), false,
            result.solved() ? result.stepsToSolve() : null, job.seconds());
  }
}
