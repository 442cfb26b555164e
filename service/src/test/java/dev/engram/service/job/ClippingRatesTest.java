package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClippingRatesTest {

  private static MetricPoint clipped(int step, double share) {
    return new MetricPoint(MetricKey.CLIPPED, step, share);
  }

  private static List<Double> rates(int before, List<MetricPoint> points, int... steps) {
    List<Diagnostics> looks = IntStream.of(steps)
        .mapToObj(step -> new Diagnostics(step, 5, List.of(), null, Map.of(), Map.of(), Map.of(), null, null))
        .toList();
    List<Diagnostics> complete = ClippingRates.addTo(looks, before, points);
    assertThat(complete).extracting(Diagnostics::step).containsExactlyElementsOf(IntStream.of(steps).boxed().toList());
    return complete.stream().map(Diagnostics::clippingRate).toList();
  }

  @Test
  void areTheMeansOfThePointsBetweenTheLooks() {
    List<MetricPoint> points = List.of(clipped(10, 1), clipped(20, 0.5), clipped(30, 0.25), clipped(40, 0.75));
    assertThat(rates(-1, points, 0, 20, 40)).containsExactly(null, 0.75, 0.5);
  }

  /** Of a pack whose mates ended after the steps 3 and 17. */
  @Test
  void aPointCountsForTheStepsThatItStandsFor() {
    List<MetricPoint> points = List.of(clipped(3, 1), clipped(10, 0), clipped(17, 1), clipped(20, 0));
    assertThat(rates(-1, points, 0, 10, 20)).containsExactly(null, 0.3, 0.7);
  }

  @Test
  void aPointBehindALookCountsForTheNext() {
    List<MetricPoint> points = List.of(clipped(10, 0), clipped(20, 0), clipped(30, 1), clipped(40, 0), clipped(50, 0));
    assertThat(rates(-1, points, 0, 25, 50)).containsExactly(null, 0.0, 1 / 3.0);
  }

  @Test
  void areNoneWhereNoPointLiesBetweenTheLooks() {
    assertThat(rates(-1, List.of(clipped(10, 1)), 0, 5, 10, 15)).containsExactly(null, null, 1.0, null);
    assertThat(rates(-1, List.of(), 0, 10)).containsExactly(null, null);
  }

  @Test
  void aLaterPageGoesOnFromTheLookBeforeIt() {
    List<MetricPoint> points = List.of(clipped(20, 1), clipped(23, 1), clipped(30, 0), clipped(40, 1));
    assertThat(rates(23, points, 40)).containsExactly(10 / 17.0);
  }

  /** The steps before it were its parent's. */
  @Test
  void theFirstPointOfAForkStandsForOneWindow() {
    assertThat(rates(-1, List.of(clipped(1010, 1), clipped(1020, 0)), 1020)).containsExactly(0.5);
  }
}
