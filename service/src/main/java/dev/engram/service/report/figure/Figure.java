package dev.engram.service.report.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A figure that was drawn.
 *
 * @param title what it shows
 * @param caption how it is to be read
 */
public record Figure(String title, String caption, Plot plot) {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 600;

  /** Pixels of a PNG a unit of length. */
  private static final int SCALE = 2;

  /** Verdana is as wide as DejaVu, where a viewer does not have that. */
  private static final String FALLBACK = "'" + Typeface.SANS.family() + "', Verdana, sans-serif";

  /** With its title and its caption. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ChartUtils.writeScaledChartAsPNG(bytes, withText(), WIDTH, HEIGHT, SCALE, SCALE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** With its title and its caption. */
  public String svg() {
    return svg(withText(), false);
  }

  /** For a page that writes title and caption itself. */
  public String svgWithoutText() {
    return svg(chart(), true);
  }

  private JFreeChart withText() {
    JFreeChart chart = chart();
    TextTitle heading = new TextTitle(title, Look.TITLE);
    heading.setPaint(Look.INK);
    chart.setTitle(heading);
    TextTitle below = new TextTitle(caption, Look.SMALL);
    below.setPosition(RectangleEdge.BOTTOM);
    below.setHorizontalAlignment(HorizontalAlignment.LEFT);
    below.setTextAlignment(HorizontalAlignment.LEFT);
    below.setPaint(Look.INK);
    below.setPadding(4, 12, 8, 12);
    chart.addSubtitle(0, below); // below the legend
    return chart;
  }

  private JFreeChart chart() {
    JFreeChart chart = new JFreeChart(null, Look.TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Look.LABEL);
    chart.getLegend().setItemPaint(Look.INK);
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 4, 2, 16));
    chart.setPadding(new RectangleInsets(8, 8, 4, 12));
    return chart;
  }

  private static String svg(JFreeChart chart, boolean textAsShapes) {
    SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT, textAsShapes, asTheyAre -> {});
    chart.draw(canvas.graphics(), new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return canvas.document().replace("'" + Typeface.SANS.family() + "'", FALLBACK);
  }
}
