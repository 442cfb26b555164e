package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import dev.engram.api.CurvePoint;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.SweepPart;
import dev.engram.service.report.figure.SeriesName;
import dev.engram.service.report.statistics.Points;
import dev.engram.service.report.statistics.Series;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.List;
import java.util.Map;

/**
 * A part of a sweep, as far as it is planned.
 *
 * @param jobs without the pilots
 * @param points that they make
 * @param oneRate whether each length of a series has one learning rate
 */
record PartRuns(SweepPart part, List<JobOfSweep> jobs, List<JobOfSweep> pilots, List<CurvePoint> points,
    boolean oneRate) {

  static PartRuns of(SweepPart part, List<JobOfSweep> all) {
    Map<Boolean, List<JobOfSweep>> byUse = all.stream()
        .filter(job -> job.planned().part().equals(part.name()))
        .collect(partitioningBy(job -> job.planned().role() == Role.PILOT));
    List<JobOfSweep> jobs = requireNonNull(byUse.get(false));
    List<CurvePoint> points = Points.of(jobs);
    return new PartRuns(part, jobs, requireNonNull(byUse.get(true)), points, Series.haveOneRate(points));
  }

  String name() {
    return requireNonNull(part.name());
  }

  /** What the series of one of the jobs is called. */
  String series(JobOfSweep job) {
    return SeriesName.of(new Series(name(), job.planned().cell(), job.planned().variant(),
        oneRate ? null : optimizer(job).learningRate()));
  }

  static OptimizerSpec optimizer(JobOfSweep job) {
    return requireNonNull(job.planned().spec().optimizer());
  }
}
