package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.Metrics;
import dev.engram.api.Metrics.Kind;
import dev.engram.api.Metrics.NonFinite;
import dev.engram.api.Metrics.Series;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricHistoryTest {

  private static final List<MetricKey> LOSS = List.of(MetricKey.LOSS);

  private static List<MetricPoint> points(int count, IntToDoubleFunction value) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(step -> new MetricPoint(MetricKey.LOSS, step, value.applyAsDouble(step)))
        .toList();
  }

  private static Series loss(Metrics metrics) {
    return Objects.requireNonNull(metrics.series().get("loss"));
  }

  @Test
  void whatIsShortStaysAsItIs() {
    Series series = loss(MetricHistory.of(points(3, step -> step / 2.0), LOSS, 3, 3));
    assertThat(series)
        .isEqualTo(
            new Series(List.of(1, 2, 3), List.of(0.5, 1.0, 1.5), List.of(0.5, 1.0, 1.5), List.of(0.5, 1.0, 1.5)));
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 3", "10, 9", "1000, 7", "1001, 1000", "99999, 1000"})
  void mergesEvenlyAndLosesNothing(int count, int maxPoints) {
    Series series = loss(MetricHistory.of(points(count, step -> step), LOSS, count, maxPoints));

    assertThat(series.steps()).hasSize(maxPoints).isSorted().doesNotHaveDuplicates();
    assertThat(series.steps().getLast()).isEqualTo(count);
    int before = 0;
    for (int point = 0; point < maxPoints; point++) {
      int step = series.steps().get(point);
      assertThat(step - before).isBetween(count / maxPoints, count / maxPoints + 1);
      assertThat(series.min().get(point)).isEqualTo(before + 1);
      assertThat(series.max().get(point)).isEqualTo(step);
      assertThat(series.values().get(point)).isCloseTo((before + 1 + step) / 2.0, within(1e-9));
      before = step;
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "500", "777", "1000"})
  void aSpikeSurvives(int at) {
    Series series = loss(MetricHistory.of(points(1000, step -> step == at ? 1e9 : 1), LOSS, 1000, 10));
    int bucket = (at - 1) / 100;
    assertThat(series.max().get(bucket)).isEqualTo(1e9);
    assertThat(series.min().get(bucket)).isEqualTo(1);
    assertThat(series.values().get(bucket)).isEqualTo((99 + 1e9) / 100);
    assertThat(series.max().stream().filter(max -> max > 1)).hasSize(1);
  }

  @Test
  void aValueThatIsNoNumberIsToldApartAndTakesNoPart() {
    List<MetricPoint> points = List.of(new MetricPoint(MetricKey.LOSS, 1, 1),
        new MetricPoint(MetricKey.LOSS, 2, Double.NaN), new MetricPoint(MetricKey.LOSS, 3, Double.NEGATIVE_INFINITY),
        new MetricPoint(MetricKey.GRAD_NORM, 3, Double.POSITIVE_INFINITY), new MetricPoint(MetricKey.LOSS, 4, 3));

    Metrics metrics = MetricHistory.of(points, List.of(MetricKey.LOSS, MetricKey.GRAD_NORM), 4, 1);

    assertThat(loss(metrics)).isEqualTo(new Series(List.of(4), List.of(2.0), List.of(1.0), List.of(3.0)));
    assertThat(metrics.series().get("gradNorm")).isEqualTo(new Series(List.of(), List.of(), List.of(), List.of()));
    assertThat(metrics.nonFinite()).containsExactly(new NonFinite("loss", 2, Kind.NAN),
        new NonFinite("loss", 3, Kind.NEGATIVE_INFINITY), new NonFinite("gradNorm", 3, Kind.INFINITY));
    assertThat(metrics.lastStep()).isEqualTo(4);
  }

  @Test
  void everyKeyAskedForIsThereThoughItHasNoPoints() {
    Metrics metrics = MetricHistory.of(List.of(), List.of(MetricKey.values()), 0, 10);
    assertThat(metrics.series().keySet())
        .containsExactlyElementsOf(List.of(MetricKey.values()).stream().map(MetricKey::inJson).toList());
  }
}
