package dev.engram.service.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tables of Student's t (2.776445 for 4 degrees of freedom) and of χ² (3.841459), and by hand. */
class StatisticsTest {

  @Test
  void equalValuesCountEachForItself() {
    assertThat(Statistics.mean(0, 0, 1)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(Statistics.standardDeviation(0, 0, 1)).isCloseTo(Math.sqrt(1 / 3.0), within(1e-15));
  }

  @Test
  void theIntervalOfAMeanIsStudents() {
    // mean 0.9, sd 0.0790569, 2.776445 · 0.0790569 / √5 = 0.098162
    assertThat(Statistics.meanInterval(0.9, 0.95, 1, 0.85, 0.8)).satisfiesExactly(
        low -> assertThat(low).isCloseTo(0.801838, within(1e-6)),
        high -> assertThat(high).isCloseTo(0.998162, within(1e-6)));
  }

  @Test
  void noAccuracyIsBelowZeroOrAboveOne() {
    assertThat(Statistics.meanInterval(0, 0, 1)).containsExactly(0.0, 1.0);
    assertThat(Statistics.meanInterval(1, 1)).containsExactly(1.0, 1.0);
  }

  /** All of n: n / (n + z²); none: z² / (n + z²). For 2 of 5 as R's prop.test without correction. */
  @ParameterizedTest
  @CsvSource({"5, 5, 0.565518, 1", "4, 4, 0.510109, 1", "3, 3, 0.438503, 1", "5, 0, 0, 0.434482",
      "5, 2, 0.117621, 0.769276"})
  void theIntervalOfARateIsWilsons(int n, int solved, double low, double high) {
    assertThat(Statistics.rateInterval(n, solved)).satisfiesExactly(
        lower -> assertThat(lower).isCloseTo(low, within(1e-6)),
        upper -> assertThat(upper).isCloseTo(high, within(1e-6)));
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "2, 300", "3, 500", "4, 500", "5, 900", "6, 900", "7, ", "8, "})
  void runsThatNeverGotThereAreLaterThanAllOthers(int n, Integer median) {
    int[] times = n == 1 ? new int[]{300} : n == 2 ? new int[]{500, 300} : new int[]{500, 900, 300};
    assertThat(Statistics.censoredMedian(times, n)).isEqualTo(median == null
        ? OptionalInt.empty()
        : OptionalInt.of(median));
  }

  @Test
  void ofNoRunsThereIsNoMedian() {
    assertThat(Statistics.censoredMedian(new int[0], 0)).isEmpty();
    assertThat(Statistics.censoredMedian(new int[0], 3)).isEmpty();
  }
}
