package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0.5712, 0.571", "12.345, 12.3", "4321, 4321", "0.001, 0.00100", "3.41e-25, 3.41 · 10⁻²⁵",
      "-2e7, -2.00 · 10⁷",
      "0, 0", "Infinity, ∞", "NaN, –", "9.999e-12, 1.00 · 10⁻¹¹"})
  void threeDigitsCount(double value, String text) {
    assertThat(Numbers.digits(value)).isEqualTo(text);
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(List.of(Numbers.digits(null), Numbers.share(null), Numbers.count(null), Numbers.interval(null)))
        .containsOnly("–");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.00 KiB", "814080, 795 KiB", "1610612736, 1.50 GiB",
      "9223372036854775807, 8.00 EiB"})
  void bytesHaveAUnit(long bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void sharesAndPowersAreWritten() {
    assertThat(Numbers.percent(0.374)).isEqualTo("37 %");
    assertThat(Numbers.power("10^25")).isEqualTo("10²⁵");
    assertThat(Numbers.seconds(127.4)).isEqualTo("2 min 7 s");
  }

  @Test
  void thingsAreEnumerated() {
    assertThat(Numbers.enumeration(List.of(5, 10, 15), "and")).isEqualTo("5, 10 and 15");
    assertThat(Numbers.enumeration(List.of(5), "and")).isEqualTo("5");
  }

  @Test
  void timesAreAsLongAsTheyAre() {
    assertThat(Numbers.time(Duration.ofSeconds(7))).isEqualTo("7 s");
    assertThat(Numbers.time(Duration.ofSeconds(127))).isEqualTo("2 min 7 s");
    assertThat(Numbers.time(Duration.ofMinutes(133))).isEqualTo("2 h 13 min");
  }
}
