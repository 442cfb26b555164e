package dev.engram.service.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.Comparison;
import dev.engram.api.CurvePoint;
import dev.engram.api.Horizon;
import dev.engram.api.JobError;
import dev.engram.api.JobError.Code;
import dev.engram.api.JobResult;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.RnnSpec;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Points, horizons and comparisons from jobs as a sweep has them. */
class CurveTest {

  private final List<JobOfSweep> jobs = new ArrayList<>();

  private void job(String cell, int length, int seed, Role role, @Nullable JobState state, @Nullable Double accuracy,
      @Nullable Code error) {
    JobSpec spec = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(length))
        .withOptimizer(RmsPropSpec.withDefaults().withLearningRate(0.001))
        .withSeed(seed);
    JobResult result = accuracy == null
        ? null
        : new JobResult(900, accuracy, Statistics.rateInterval(1000, (int) (accuracy * 1000)), 1000, 0.1,
            accuracy >= 0.99, accuracy >= 0.95 ? 100 * seed : null);
    int point = length * 10 + cell.length();
    jobs.add(new JobOfSweep(jobs.size(), new PlannedJob("curve", point, role, cell, "", length, spec),
        state == null ? null : "job_" + jobs.size(), state, result, null, null,
        error == null ? null : new JobError(error, ""), 10.0 * seed));
  }

  private void ended(String cell, int length, double... accuracies) {
    for (int index = 0; index < accuracies.length; index++) {
      job(cell, length, index + 1, Role.REPORTED, JobState.SUCCEEDED, accuracies[index], null);
    }
  }

  private CurvePoint point() {
    return Points.of(jobs).getFirst();
  }

  @Test
  void aPointSumsUpItsRuns() {
    ended("rnn", 20, 1, 0.995, 0.12);

    CurvePoint point = point();

    assertThat(point.n()).isEqualTo(3);
    assertThat(point.mean()).isCloseTo(0.705, within(1e-12));
    assertThat(point.min()).isEqualTo(0.12);
    assertThat(point.max()).isEqualTo(1);
    assertThat(point.solved()).isEqualTo(2);
    assertThat(point.solveRate()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(point.split()).isTrue();
    assertThat(point.medianStepsToSolve()).isEqualTo(200);
    assertThat(point.meanSeconds()).isEqualTo(20);
    assertThat(point.values()).extracting(CurvePoint.Value::seconds).containsExactly(10.0, 20.0, 30.0);
    assertThat(point.learningRate()).isEqualTo(0.001);
    assertThat(point.values()).extracting(CurvePoint.Value::seed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatDivergedCountsAsUnsolvedAtChanceAndWhatFailedIsCounted() {
    ended("rnn", 20, 1);
    job("rnn", 20, 2, Role.REPORTED, JobState.FAILED, null, Code.DIVERGED);
    job("rnn", 20, 3, Role.REPORTED, JobState.FAILED, null, Code.WORKER_LOST);
    job("rnn", 20, 4, Role.REPORTED, JobState.CANCELLED, null, null);
    job("rnn", 20, 5, Role.REPORTED, JobState.RUNNING, null, null);
    job("rnn", 20, 6, Role.REPORTED, null, null, null);
    job("rnn", 20, 101, Role.PILOT, JobState.SUCCEEDED, 0.5, null);

    CurvePoint point = point();

    assertThat(point.n()).isEqualTo(2);
    assertThat(point.nDiverged()).isEqualTo(1);
    assertThat(point.nFailed()).isEqualTo(2);
    assertThat(point.nPending()).isEqualTo(2);
    assertThat(point.mean()).isCloseTo(0.55, within(1e-12));
    assertThat(point.values().getLast().ci95()).isNull();
  }

  @Test
  void nobodySaysWhatNoOrOneRunCannotShow() {
    job("rnn", 20, 1, Role.REPORTED, null, null, null);
    assertThat(point().mean()).isNull();
    assertThat(point().solveRateCi95()).isNull();
    assertThat(Horizons.of(Points.of(jobs))).isEmpty();
    jobs.clear();
    ended("rnn", 20, 0.5);
    assertThat(point().mean()).isEqualTo(0.5);
    assertThat(point().ci95()).isNull();
    assertThat(point().sd()).isNull();
  }

  @Test
  void theHorizonLiesBetweenWhatIsSurelySolvedAndWhatIsSurelyNot() {
    ended("rnn", 5, 1, 1, 1, 1, 1);
    ended("rnn", 10, 1, 1, 1, 1, 1);
    ended("rnn", 15, 1, 1, 0.1, 0.1, 1);
    ended("rnn", 20, 0.1, 0.1, 0.1, 0.1, 0.1);
    ended("rnn", 25, 1, 1, 1, 1, 1);

    assertThat(Horizons.of(Points.of(jobs))).containsExactly(new Horizon("curve", "rnn", "", null, 10, 20, 5, null));
  }

  @Test
  void threeRunsCannotShowAHorizonAndItIsSaid() {
    ended("rnn", 5, 1, 1, 1);
    Horizon horizon = Horizons.of(Points.of(jobs)).getFirst();
    assertThat(horizon.lower()).isNull();
    assertThat(horizon.upper()).isNull();
    assertThat(horizon.note()).startsWith("With 3 runs a length even all solved");
  }

  @Test
  void cellsAreComparedBySeeds() {
    ended("rnn", 20, 0.2, 0.2, 0.2, 0.2, 0.2);
    ended("lstm", 20, 1, 1, 0.9, 1, 1);
    ended("lstm", 25, 1, 1, 0.9, 1, 1);

    List<Comparison> comparisons = Comparisons.of(Points.of(jobs));

    assertThat(comparisons).hasSize(1);
    Comparison comparison = comparisons.getFirst();
    assertThat(comparison.first()).isEqualTo(new Comparison.Compared("lstm", "", 0.001));
    assertThat(comparison.length()).isEqualTo(20);
    assertThat(comparison.pairs()).isEqualTo(5);
    assertThat(comparison.meanDifference()).isCloseTo(0.78, within(1e-12));
    assertThat(comparison.p()).isEqualTo(0.0625);
    assertThat(comparison.smallestP()).isEqualTo(0.0625);
  }
}
