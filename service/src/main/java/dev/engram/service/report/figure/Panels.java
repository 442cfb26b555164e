package dev.engram.service.report.figure;

import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

/** Areas to draw in, and their axes. */
final class Panels {

  private static final double GAP = 14;

  /** So that a single power of ten has an axis as well. */
  private static final double TINY = 1e-9;
  private static final Color NOTHING = new Color(0, 0, 0, 0);

  private Panels() {}

  static XYPlot panel(ValueAxis domain, ValueAxis range) {
    XYPlot plot = panel(range);
    plot.setDomainAxis(domain);
    return plot;
  }

  /** One of several above each other. */
  static XYPlot panel(ValueAxis range) {
    XYPlot plot = new XYPlot();
    plot.setRangeAxis(range);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Look.GRID);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setOutlineVisible(false);
    return plot;
  }

  /** Above each other, with one axis below them. */
  static CombinedDomainXYPlot above(ValueAxis domain, List<XYPlot> panels) {
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(domain);
    plot.setGap(GAP);
    panels.forEach(plot::add);
    return plot;
  }

  static <A extends ValueAxis> A styled(A axis) {
    axis.setLabelFont(Look.LABEL);
    axis.setTickLabelFont(Look.SMALL);
    axis.setLabelPaint(Look.INK);
    axis.setTickLabelPaint(Look.INK);
    return axis;
  }

  /** Whole numbers, such as steps. */
  static NumberAxis counts(String label) {
    NumberAxis axis = styled(new NumberAxis(label));
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setNumberFormatOverride(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }

  /** What lies between two bounds, with a little room beyond them. */
  static NumberAxis between(String label, double lowest, double highest, double tick) {
    NumberAxis axis = styled(new NumberAxis(label));
    double room = (highest - lowest) * 0.03;
    axis.setAutoRange(false);
    axis.setRange(lowest - room, highest + room);
    axis.setTickUnit(new NumberTickUnit(tick));
    return axis;
  }

  static NumberAxis fromZero(String label) {
    NumberAxis axis = styled(new NumberAxis(label));
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }

  /** From a power of ten below all numbers of the lines, which are positive, to one above them. */
  static LogAxis powersOfTen(String label, List<Line> lines) {
    DoubleSummaryStatistics exponents = lines.stream()
        .flatMap(line -> line.y().stream())
        .mapToDouble(number -> Math.log10(number.doubleValue()))
        .summaryStatistics();
    LogAxis axis = styled(new LogAxis(label));
    axis.setBaseSymbol("10");
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    if (exponents.getCount() > 0) {
      axis.setRange(Math.pow(10, Math.floor(exponents.getMin())), Math.pow(10, Math.ceil(exponents.getMax() + TINY)));
    }
    return axis;
  }

  /** A dashed line across, with a word at its left end. */
  static void mark(XYPlot plot, double value, String word) {
    ValueMarker marker = new ValueMarker(value, Look.CHANCE, Look.dashed());
    marker.setLabel(word);
    marker.setLabelFont(Look.SMALL);
    marker.setLabelPaint(Look.CHANCE);
    marker.setLabelBackgroundColor(NOTHING);
    marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    plot.addRangeMarker(marker, Layer.BACKGROUND);
  }
}
