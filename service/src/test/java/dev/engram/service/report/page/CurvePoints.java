package dev.engram.service.report.page;

import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import dev.engram.service.report.statistics.Comparisons;
import dev.engram.service.report.statistics.Horizons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points of curves as a sweep would have measured them. */
final class CurvePoints {

  private CurvePoints() {}

  /** Five seeds, of which the first so many solved it after 100 steps times the length. */
  static CurvePoint of(String cell, String variant, int length, int solved) {
    return of("curve", cell, variant, length, solved, 0.001, solved >= 3 ? 100 * length : null);
  }

  static CurvePoint optimizer(String variant, double rate, @Nullable Integer medianSteps) {
    return of("optimizers", "lstm", variant, 10, medianSteps == null ? 0 : 5, rate, medianSteps);
  }

  private static CurvePoint of(String part, String cell, String variant, int length, int solved, double rate,
      @Nullable Integer medianSteps) {
    List<Value> values = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      boolean yes = seed <= solved;
      values.add(new Value(seed, "job_" + seed, yes ? 1 : 0.12, List.of(0.1, 0.2), yes, false,
          yes ? medianSteps == null ? Integer.valueOf(100) : medianSteps : null, 12));
    }
    double mean = (solved + 0.12 * (5 - solved)) / 5;
    double rateOfSolved = solved / 5.0;
    // Wilson's, by hand: 5 of 5 is (0.5655, 1), 0 of 5 is (0, 0.4345)
    List<Double> interval = solved == 5 ? List.of(0.5655, 1.0) : solved == 0 ? List.of(0.0, 0.4345) : List.of(0.1, 0.9);
    return new CurvePoint(part, cell, variant, length, rate, 5, 0, 0, 0, mean, 0.0, List.of(mean, mean), 0.12, 1.0,
        solved > 0 && solved < 5, solved, rateOfSolved, interval, medianSteps, 12.0, values);
  }

  /** The same while more seeds are under way. */
  static CurvePoint pending(CurvePoint point, int seeds) {
    return new CurvePoint(point.part(), point.cell(), point.variant(), point.length(), point.learningRate(), point.n(),
        seeds, 0, 0, point.mean(), point.sd(), point.ci95(), point.min(), point.max(), point.split(), point.solved(),
        point.solveRate(), point.solveRateCi95(), point.medianStepsToSolve(), point.meanSeconds(), point.values());
  }

  static PartEvidence part(CurvePoint... points) {
    List<CurvePoint> all = Arrays.asList(points);
    return new PartEvidence(all.getFirst().part(), all.getFirst().part(), all, Horizons.of(all), Comparisons.of(all),
        all.size() > 1, Set.of("optimizer=sgd, momentum=0"), new PilotTable(List.of(), List.of()), 4000, List.of(),
        List.of());
  }
}
