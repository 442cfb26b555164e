package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobPhase;
import dev.engram.api.JobState;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.job.StoredJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every database must do with what workers report. */
abstract class ProgressContract extends StoreContract {

  private static final List<MetricKey> ALL = List.of(MetricKey.values());

  @Test
  void keepsTheProgressOfARunningJob() {
    running("job_1");
    assertThat(record("job_1", 1, progress(JobPhase.TESTING, 70), List.of(loss(70, 2))))
        .contains(JobState.RUNNING);

    StoredJob job = job("job_1");
    assertThat(job.phase()).isEqualTo(JobPhase.TESTING);
    assertThat(job.step()).isEqualTo(70);
    assertThat(job.stepsPerSecond()).isEqualTo(12.5);
    assertThat(job.latest()).isEqualTo(new EvaluationPoint(70, 2.3, 0.1));
    assertThat(job.best()).isEqualTo(new EvaluationPoint(70, 2.2, 0.2));
    assertThat(job.stepsToSolve()).isEqualTo(3);
    assertThat(job.runningMillis()).isEqualTo(1234);
  }

  @Test
  void aJobMayHaveNothingToTellYet() {
    running("job_1");
    record("job_1", 1, progress(JobPhase.TRAINING, 5), List.of());
    record("job_1", 1, new ProgressUpdate(JobPhase.TRAINING, 0, null, null, null, null, 0), List.of());

    StoredJob job = job("job_1");
    assertThat(Arrays.asList(job.stepsPerSecond(), job.latest(), job.best(), job.stepsToSolve())).containsOnlyNulls();
  }

  @Test
  void tellsAWorkerThatItsJobIsBeingCancelled() {
    running("job_1");
    move("job_1", JobState.RUNNING, JobState.CANCELLING, null);
    assertThat(record("job_1", 1, progress(JobPhase.TRAINING, 5), List.of(loss(5, 1))))
        .contains(JobState.CANCELLING);
    assertThat(store.lastMetricStep("job_1")).isEqualTo(5);
  }

  @Test
  void writesNothingForAnAttemptThatLostTheJob() {
    running("job_1");
    record("job_1", 1, progress(JobPhase.TRAINING, 5), List.of(loss(5, 1)));
    move("job_1", JobState.RUNNING, JobState.QUEUED, 1);
    assertNothingIsWrittenBy(1);
    start("job_1");
    assertNothingIsWrittenBy(1);
    assertNothingIsWrittenBy(3);
    move("job_1", JobState.RUNNING, JobState.CANCELLED, 2);
    assertNothingIsWrittenBy(2);
  }

  private void assertNothingIsWrittenBy(int attempt) {
    StoredJob before = job("job_1");
    assertThat(record("job_1", attempt, progress(JobPhase.TESTING, 9), List.of(loss(5, 7), loss(9, 7))))
        .isEmpty();
    assertThat(job("job_1")).isEqualTo(before);
    assertThat(store.metrics("job_1", ALL, 0, Integer.MAX_VALUE)).containsExactly(loss(5, 1));
  }

  @Test
  void pointsTakeThePlaceOfThoseOfTheSameStep() {
    running("job_1");
    MetricPoint norm = new MetricPoint(MetricKey.GRAD_NORM, 10, 5);
    record("job_1", 1, progress(JobPhase.TRAINING, 20), List.of(loss(10, 1), norm, loss(20, 2)));
    record("job_1", 1, progress(JobPhase.TRAINING, 10), List.of(loss(10, 3), loss(30, 4)));

    assertThat(store.metrics("job_1", ALL, 0, Integer.MAX_VALUE))
        .containsExactlyInAnyOrder(loss(10, 3), norm, loss(20, 2), loss(30, 4))
        .isSortedAccordingTo(Comparator.comparingInt(MetricPoint::step));
  }

  @Test
  void forgetsWhatIsBehindTheStepThatAnAttemptGoesOnFrom() {
    running("job_1");
    record("job_1", 1, progress(JobPhase.TRAINING, 30), List.of(loss(10, 1), loss(20, 2), loss(30, 3)));
    EvaluationPoint before = new EvaluationPoint(10, 2, 0.3);

    assertThat(store.rewind("job_1", 2, 0, null, null)).isFalse();
    assertThat(store.rewind("job_1", 1, 20, before, before)).isTrue();

    assertThat(store.metrics("job_1", ALL, 0, Integer.MAX_VALUE)).containsExactly(loss(10, 1), loss(20, 2));
    assertThat(job("job_1").step()).isEqualTo(20);
    assertThat(job("job_1").latest()).isEqualTo(before);
    assertThat(job("job_1").best()).isEqualTo(before);
    assertThat(job("job_1").stepsToSolve()).isEqualTo(3);

    store.rewind("job_1", 1, 2, null, null);
    assertThat(job("job_1").best()).isNull();
    assertThat(job("job_1").stepsToSolve()).isNull();
  }

  @Test
  void keepsEveryValueToTheLastBit() {
    running("job_1");
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI, Double.MIN_VALUE,
        Double.MAX_VALUE, 1 / 3.0};
    List<MetricPoint> points = new ArrayList<>();
    for (int step = 0; step < values.length; step++) {
      points.add(loss(step, values[step]));
    }
    record("job_1", 1, progress(JobPhase.TRAINING, 1), points);

    assertThat(store.metrics("job_1", ALL, 0, Integer.MAX_VALUE)).isEqualTo(points);
  }

  @Test
  void pointsOfAStepComeInTheOrderOfTheirKeysHoweverTheyWereWritten() {
    running("job_1");
    List<MetricPoint> points = ALL.stream().map(key -> new MetricPoint(key, 10, 1)).toList();
    for (MetricPoint point : points.reversed()) {
      record("job_1", 1, progress(JobPhase.TRAINING, 10), List.of(point));
    }
    assertThat(store.metrics("job_1", Set.copyOf(ALL), 0, 20)).containsExactlyElementsOf(points);
  }

  @Test
  void showsOnlyTheMetricsAskedFor() {
    running("job_1");
    running("job_2");
    List<MetricPoint> points = ALL.stream().map(key -> new MetricPoint(key, 10, key.inJson().length())).toList();
    record("job_1", 1, progress(JobPhase.TRAINING, 1), points);
    record("job_1", 1, progress(JobPhase.TRAINING, 1), List.of(loss(20, 1), loss(30, 2), loss(40, 3)));
    record("job_2", 1, progress(JobPhase.TRAINING, 1), List.of(loss(99, 9)));

    assertThat(store.metrics("job_1", ALL, 10, 10)).containsExactlyInAnyOrderElementsOf(points);
    assertThat(store.metrics("job_1", List.of(MetricKey.LOSS), 20, 30)).containsExactly(loss(20, 1), loss(30, 2));
    assertThat(store.metrics("job_1", List.of(MetricKey.ACCURACY), 20, 30)).isEmpty();
    assertThat(store.lastMetricStep("job_1")).isEqualTo(40);
    assertThat(store.lastMetricStep("job_none")).isZero();
  }
}
