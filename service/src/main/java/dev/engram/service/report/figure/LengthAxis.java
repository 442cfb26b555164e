package dev.engram.service.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * The lengths of palindromes, with a tick at each that was measured, as long as they are not too many. Where the longest is
 * ten times the shortest the axis is logarithmic, or the short ones would lie on each other.
 */
final class LengthAxis extends NumberAxis {

  private static final int MOST_TICKS = 20;
  private static final int LOGARITHMIC_FROM = 10;

  private final int[] lengths;
  private final boolean isLogarithmic;

  /** @param lengths in ascending order */
  LengthAxis(int... lengths) {
    super("palindrome length T (digits)");
    this.lengths = lengths.clone();
    this.isLogarithmic = lengths.length > 1 && lengths[lengths.length - 1] >= LOGARITHMIC_FROM * lengths[0];
    setAutoRangeIncludesZero(false);
    setStandardTickUnits(createIntegerTickUnits());
  }

  /** Where a length lies. */
  double place(int length) {
    return isLogarithmic ? Math.log(length) : length;
  }

  /** The smallest distance of the places of two lengths; 1 where there is but one. */
  double distance() {
    double distance = Double.MAX_VALUE;
    for (int index = 1; index < lengths.length; index++) {
      distance = Math.min(distance, place(lengths[index]) - place(lengths[index - 1]));
    }
    return lengths.length < 2 ? 1 : distance;
  }

  @Override
  protected List<?> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    if (lengths.length == 0) {
      return super.refreshTicksHorizontal(graphics, area, edge);
    }
    double room = (place(lengths[lengths.length - 1]) - place(lengths[0])) / MOST_TICKS;
    boolean hasRoomForAll = distance() > room;
    if (!hasRoomForAll && !isLogarithmic) {
      return super.refreshTicksHorizontal(graphics, area, edge);
    }
    List<NumberTick> ticks = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (int length : lengths) {
      if (place(length) - last > room) {
        last = place(length);
        ticks.add(new NumberTick(last, String.valueOf(length), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }
}
