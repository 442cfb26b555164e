package dev.engram.service.report;

import dev.engram.api.Curve;
import dev.engram.api.CurvePoint;
import dev.engram.service.report.figure.AccuracyFigure;
import dev.engram.service.report.figure.Drawing;
import dev.engram.service.report.figure.Figure;
import dev.engram.service.report.statistics.Comparisons;
import dev.engram.service.report.statistics.Horizons;
import dev.engram.service.report.statistics.Points;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.StoredSweep;
import dev.engram.service.sweep.SweepNotFoundException;
import dev.engram.service.sweep.SweepStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Curves of sweeps, as far as they have been measured. */
@Service
@Transactional(readOnly = true)
public class Curves {

  private final SweepStore store;

  Curves(SweepStore store) {
    this.store = store;
  }

  /** The curve of a sweep, or of one of its parts, as a figure. */
  public Figure figure(String sweepId, @Nullable String part) {
    StoredSweep sweep = store.find(sweepId).orElseThrow(() -> new SweepNotFoundException(sweepId));
    Drawing.require();
    return AccuracyFigure.of(part == null ? sweep.name() : sweep.name() + ", " + part, points(sweepId, part));
  }

  /** @param part null: all of them */
  public Curve of(String sweepId, @Nullable String part) {
    if (store.find(sweepId).isEmpty()) {
      throw new SweepNotFoundException(sweepId);
    }
    List<CurvePoint> points = points(sweepId, part);
    return new Curve(points, Horizons.of(points), Comparisons.of(points));
  }

  private List<CurvePoint> points(String sweepId, @Nullable String part) {
    List<JobOfSweep> jobs = store.jobs(sweepId)
        .stream()
        .filter(job -> part == null || part.equals(job.planned().part()))
        .toList();
    return Points.of(jobs);
  }
}
