package dev.engram.service.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class LengthAxisTest {

  private static final BufferedImage PAPER = new BufferedImage(100, 10, BufferedImage.TYPE_INT_RGB);

  private static List<String> ticks(LengthAxis axis) {
    return axis.refreshTicksHorizontal(PAPER.createGraphics(), PAPER.getData().getBounds(), RectangleEdge.BOTTOM)
        .stream()
        .map(tick -> ((NumberTick) tick).getText())
        .toList();
  }

  @Test
  void lengthsThatAreNotFarApartLieWhereTheyAre() {
    LengthAxis axis = new LengthAxis(5, 10, 20, 30);

    assertThat(axis.place(20)).isEqualTo(20);
    assertThat(axis.distance()).isEqualTo(5);
    assertThat(ticks(axis)).containsExactly("5", "10", "20", "30");
  }

  @Test
  void lengthsThatAreTenTimesOthersLieByTheirLogarithms() {
    LengthAxis axis = new LengthAxis(30, 50, 100, 1000);

    assertThat(axis.place(1000) - axis.place(100)).isCloseTo(Math.log(10), within(1e-12));
    assertThat(axis.distance()).isCloseTo(Math.log(50.0 / 30), within(1e-12));
    assertThat(ticks(axis)).containsExactly("30", "50", "100", "1000");
  }

  @Test
  void ticksThatWouldLieOnEachOtherAreLeftOut() {
    LengthAxis axis = new LengthAxis(IntStream.rangeClosed(10, 100).toArray());

    assertThat(ticks(axis)).startsWith("10", "12").endsWith("96").hasSizeLessThanOrEqualTo(21);
  }

  @Test
  void oneLengthAloneIsAllThereIs() {
    assertThat(new LengthAxis(100).distance()).isEqualTo(1);
    assertThat(ticks(new LengthAxis(100))).containsExactly("100");
  }
}
