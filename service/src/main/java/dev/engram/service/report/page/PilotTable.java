package dev.engram.service.report.page;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.figure.SeriesName;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.RateTrial;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the pilots of a part did with each learning rate, as far as they have ended.
 *
 * @param rates that were tried, the smallest first
 */
record PilotTable(List<Double> rates, List<Row> rows) {

  /** @param chosen the rate; null while there is none */
  record Row(String series, int length, Map<Double, RateTrial> trials, @Nullable Double chosen) {

    public @Nullable RateTrial trial(Double rate) {
      return trials.get(rate);
    }

    public boolean isChosen(Double rate) {
      return rate.equals(chosen);
    }
  }

  static PilotTable of(PartRuns runs) {
    List<JobOfSweep> ended = runs.pilots().stream().filter(JobOfSweep::isOver).toList();
    return new PilotTable(RateTrial.of(ended).stream().map(RateTrial::learningRate).toList(),
        runs.points().stream().map(point -> row(point, ended)).filter(row -> !row.trials().isEmpty()).toList());
  }

  private static Row row(CurvePoint point, List<JobOfSweep> ended) {
    List<JobOfSweep> own = ended.stream()
        .filter(job -> job.planned().cell().equals(point.cell()) && job.planned().variant().equals(point.variant())
            && job.planned().length() == point.length())
        .toList();
    return new Row(SeriesName.of(point.cell(), point.variant()), point.length(),
        RateTrial.of(own).stream().collect(Collectors.toMap(RateTrial::learningRate, Function.identity())),
        point.learningRate());
  }
}
