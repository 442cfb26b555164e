package dev.engram.service.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How series look: told apart by colour (Okabe and Ito's, which survive colour blindness), by shape and by dashes, so that
 * grey print will do.
 */
final class Look {

  static final Font TITLE = Typeface.SANS_BOLD.ofSize(17);
  static final Font LABEL = Typeface.SANS.ofSize(14);
  static final Font SMALL = Typeface.SANS.ofSize(12);
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
  static final Color CHANCE = new Color(0x77, 0x77, 0x77);

  private static final List<Color> COLOURS = List.of(new Color(0x00, 0x72, 0xB2), new Color(0xD5, 0x5E, 0x00),
      new Color(0x00, 0x9E, 0x73), new Color(0xCC, 0x79, 0xA7), new Color(0xE6, 0x9F, 0x00),
      new Color(0x56, 0xB4, 0xE9), INK);
  private static final List<float[]> DASHES = List.of(new float[]{1, 0}, new float[]{8, 4}, new float[]{2, 4},
      new float[]{10, 3, 2, 3});
  private static final double SIZE = 9;
  private static final int BAND_ALPHA = 40;

  private Look() {}

  static Color colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  /** What is behind it can be seen. */
  static Color band(int series) {
    Color colour = colour(series);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA);
  }

  static Stroke line(int series) {
    return new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES.get(series % DASHES.size()),
        0);
  }

  static Stroke dashed() {
    return new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[]{3, 3}, 0);
  }

  static Shape marker(int series) {
    double half = SIZE / 2;
    return switch (series % 4) {
      case 0 -> new Ellipse2D.Double(-half, -half, SIZE, SIZE);
      case 1 -> new Rectangle2D.Double(-half, -half, SIZE, SIZE);
      case 2 -> polygon(0, -half, half, half, -half, half);
      default -> polygon(0, -half, half, 0, 0, half, -half, 0);
    };
  }

  /** One of many runs of a series. */
  static Stroke thinLine(int series) {
    return new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES.get(series % DASHES.size()),
        0);
  }

  /** One run. */
  static Shape dot() {
    return new Ellipse2D.Double(-2, -2, 4, 4);
  }

  /** One run that did not get there. */
  static Shape openTriangle() {
    return polygon(-4, 3, 4, 3, 0, -4);
  }

  private static Shape polygon(double... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int index = 2; index < coordinates.length; index += 2) {
      path.lineTo(coordinates[index], coordinates[index + 1]);
    }
    path.closePath();
    return path;
  }
}
