package dev.engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"PT0S|0 s", "PT-5S|0 s", "PT0.6S|1 s", "PT59.4S|59 s", "PT59.6S|1 min",
      "PT3M20S|3 min 20 s", "PT1H|1 h", "PT2H5M59S|2 h 5 min", "PT23H59M|23 h 59 min", "P3DT4H30M|3 d 4 h"})
  void aDurationHasItsTwoLargestUnits(Duration duration, String text) {
    assertThat(Figures.duration(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0:00", "PT49.4S,0:49", "PT3M5S,3:05", "PT59M59.6S,1:00:00", "PT26H2M5S,26:02:05"})
  void theTimeLeftCountsDownLikeAClock(Duration left, String text) {
    assertThat(Figures.clock(left)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"PT12S,12 s ago", "PT3M20S,3 min ago", "P3DT4H,3 d ago", "PT-2S,0 s ago"})
  void anAgeHasItsLargestUnit(Duration age, String text) {
    assertThat(Figures.ago(age)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2.30259|2.3026", "0.0213|0.0213", "0.00002|2e-05", "0|0.0000", "NaN|NaN"})
  void aLossShowsItsFirstDigits(double loss, String text) {
    assertThat(Figures.loss(loss)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0.25|0.3 steps/s", "9.96|10 steps/s", "180.2|180 steps/s",
      "12345|12,345 steps/s"})
  void aRateHasADecimalBelowTen(double rate, String text) {
    assertThat(Figures.rate(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1023,1023 B", "1024,1.0 KiB", "1572864,1.5 MiB", "3221225472,3.0 GiB"})
  void bytesHaveTheLargestUnit(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void countsAndSharesAreTheSameInEveryLocale() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.share(0.99949)).isEqualTo("0.9995");
    assertThat(Figures.seconds(1234.56)).isEqualTo("1,234.6");
  }
}
