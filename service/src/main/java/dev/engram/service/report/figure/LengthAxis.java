package dev.engram.service.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The lengths of palindromes, with a tick at each that was measured, as long as they are not too many. */
final class LengthAxis extends NumberAxis {

  private static final int MOST_TICKS = 20;

  private final int[] lengths;

  /** @param lengths in ascending order */
  LengthAxis(int... lengths) {
    super("palindrome length T (digits)");
    this.lengths = lengths.clone();
    setAutoRangeIncludesZero(false);
    setStandardTickUnits(createIntegerTickUnits());
  }

  /** The smallest distance of two lengths; 1 where there is but one. */
  int distance() {
    int distance = Integer.MAX_VALUE;
    for (int index = 1; index < lengths.length; index++) {
      distance = Math.min(distance, lengths[index] - lengths[index - 1]);
    }
    return lengths.length < 2 ? 1 : distance;
  }

  private boolean hasRoomForAll() {
    return lengths.length > 0 && (lengths[lengths.length - 1] - lengths[0]) / distance() < MOST_TICKS;
  }

  @Override
  protected List<?> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    return hasRoomForAll()
        ? Arrays.stream(lengths)
            .mapToObj(length -> new NumberTick(length, String.valueOf(length), TextAnchor.TOP_CENTER, TextAnchor.CENTER,
                0))
            .toList()
        : super.refreshTicksHorizontal(graphics, area, edge);
  }
}
