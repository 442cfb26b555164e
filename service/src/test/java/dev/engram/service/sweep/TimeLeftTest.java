package dev.engram.service.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.CellSpec;
import dev.engram.api.Encoding;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.GradientMethod;
import dev.engram.api.Initializer;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.Precision;
import dev.engram.api.RnnSpec;
import dev.engram.api.SgdSpec;
import dev.engram.service.job.Costs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final JobSpec SHORT = spec(new RnnSpec(8, Initializer.DEFAULT, 1.0), 5);
  private static final JobSpec LONG = spec(new RnnSpec(8, Initializer.DEFAULT, 1.0), 50);
  private static final JobSpec LSTM = spec(new LstmSpec(8, Initializer.DEFAULT, 1.0, 1.0, null), 5);
  private static final Map<Integer, JobSpec> SPECS = Map.of(0, SHORT, 1, LONG, 2, LSTM);

  private static JobSpec spec(CellSpec cell, int length) {
    return new JobSpec("a job", cell, new PalindromeSpec(length, Encoding.DIGIT), new SgdSpec(0.1, 0.9, true, null), 8,
        1000,
        10.0,
        new EvaluationSpec(10, 100, 100), Optional.empty(), Duration.ofHours(2), 5, null, null, GradientMethod.BPTT,
        Precision.FLOAT32, "auto", 42L, 0, Map.of());
  }

  /** Nothing of it has trained. */
  private static WorkOfShape untouched(int sample, int jobs) {
    return new WorkOfShape(sample, 1000, 0, 0, Map.of(0, jobs), 0, 0);
  }

  /** Some have trained to their end, at a tenth of a second a step. */
  private static WorkOfShape underway(int ended, int stepsOfEach, Map<Integer, Integer> open) {
    long steps = (long) ended * stepsOfEach;
    return new WorkOfShape(0, 1000, ended, steps, open, steps, steps * 0.1);
  }

  private static double seconds(int slots, WorkOfShape... shapes) {
    return TimeLeft.seconds(List.of(shapes), SPECS, slots);
  }

  private static double timesTheWork(JobSpec of, JobSpec as) {
    return Costs.multiplicationsPerStep(of) / Costs.multiplicationsPerStep(as);
  }

  @Test
  void jobsTakeWhatThoseOfTheirShapeTook() {
    assertThat(seconds(2, underway(4, 1000, Map.of(0, 10)))).isCloseTo(10 * 1000 * 0.1 / 2, CLOSE);
  }

  @Test
  void whoeverConvergesEarlyLetsTheOthersBeExpectedTo() {
    assertThat(seconds(1, underway(4, 300, Map.of(0, 10)))).isCloseTo(10 * 300 * 0.1, CLOSE);
  }

  @Test
  void oneThatTrainsLongerThanIsUsualMayTrainToTheLastStep() {
    assertThat(seconds(1, underway(4, 300, Map.of(100, 2, 600, 1)))).isCloseTo((2 * 200 + 400) * 0.1, CLOSE);
  }

  @Test
  void aFewFirstStepsTellNothing() {
    WorkOfShape begun = new WorkOfShape(1, 10_000, 0, 0, Map.of(20, 1), 20, 5);
    assertThat(begun.isMeasured()).isFalse();
    assertThat(new WorkOfShape(1, 10_000, 0, 0, Map.of(1000, 1), 1000, 60).isMeasured()).isTrue();
    assertThat(new WorkOfShape(1, 10, 0, 0, Map.of(10, 1), 10, 1).isMeasured()).isTrue();
    double ratio = timesTheWork(LONG, SHORT);
    assertThat(seconds(1, underway(4, 1000, Map.of()), begun)).isCloseTo(9980 * 0.1 * ratio, within(1e-6));
  }

  @Test
  void stepsOfAnotherLengthTakeAsMuchLongerAsTheyAreMoreWork() {
    double ratio = timesTheWork(LONG, SHORT);
    assertThat(ratio).isBetween(8.0, 13.0);
    assertThat(seconds(1, underway(4, 1000, Map.of()), untouched(1, 3))).isCloseTo(3 * 1000 * 0.1 * ratio,
        within(1e-6));
  }

  @Test
  void anotherCellIsGoneByOnlyWhereNoneOfItsKindWasMeasured() {
    WorkOfShape rnn = underway(4, 1000, Map.of());
    double byRnn = 1000 * 0.1 * timesTheWork(LSTM, SHORT);
    assertThat(seconds(1, rnn, untouched(2, 1))).isCloseTo(byRnn, within(1e-6));
    WorkOfShape lstm = new WorkOfShape(2, 1000, 1, 1000, Map.of(0, 1), 1000, 5000);
    assertThat(seconds(1, rnn, lstm)).isCloseTo(5000, CLOSE);
  }

  @Test
  void noNumberOfSlotsMakesOneJobFaster() {
    assertThat(seconds(64, underway(4, 1000, Map.of(0, 2)))).isCloseTo(100, CLOSE);
  }

  @Test
  void nothingLeftTakesNoTime() {
    assertThat(seconds(2, underway(4, 1000, Map.of()))).isZero();
  }
}
