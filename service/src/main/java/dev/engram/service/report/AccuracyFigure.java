package dev.engram.service.report;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.CurvePoint.Value;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Accuracy against the length of the palindrome: question 1.3 of the exercise, and 1.6. */
final class AccuracyFigure {

  /** How far apart neighbouring series are drawn, of the distance between two lengths. */
  private static final double ASIDE = 0.05;

  /** How much of its colour a band has. */
  private static final float BAND = 0.16f;

  private AccuracyFigure() {}

  static Figure of(String title, List<CurvePoint> points) {
    Map<String, List<CurvePoint>> lines = new LinkedHashMap<>();
    boolean oneRate = Horizons.ratesAreChosen(points);
    points.stream()
        .filter(point -> point.n() > 0)
        .forEach(point -> lines.computeIfAbsent(name(point, oneRate), name -> new ArrayList<>()).add(point));
    lines.values().forEach(line -> line.sort(Comparator.comparingInt(CurvePoint::length)));
    XYPlot plot = new XYPlot();
    LengthAxis length = styled(new LengthAxis(lengths(lines)));
    plot.setDomainAxis(length);
    NumberAxis accuracy = styled(new NumberAxis("accuracy on fresh test sequences"));
    accuracy.setAutoRange(false);
    accuracy.setRange(-0.02, 1.04);
    accuracy.setTickUnit(new NumberTickUnit(0.1));
    plot.setRangeAxis(accuracy);
    double aside = ASIDE * length.distance();
    drawRuns(plot, lines, aside);
    drawMeans(plot, lines, aside);
    style(plot);
    JFreeChart chart = new JFreeChart(title, Look.TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getTitle().setPaint(Look.INK);
    chart.getLegend().setItemFont(Look.LABEL);
    chart.getLegend().setFrame(BlockBorder.NONE);
    TextTitle caption = new TextTitle(caption(points), Look.SMALL);
    caption.setPosition(RectangleEdge.BOTTOM);
    caption.setHorizontalAlignment(HorizontalAlignment.LEFT);
    caption.setPaint(Look.INK);
    caption.setTextAlignment(HorizontalAlignment.LEFT);
    caption.setPadding(4, 12, 8, 12);
    chart.addSubtitle(0, caption); // below the legend
    chart.setPadding(new RectangleInsets(8, 8, 0, 12));
    return new Figure(chart);
  }

  private static String name(CurvePoint point, boolean oneRate) {
    String cell = point.cell().equals("rnn") ? "vanilla RNN" : point.cell().toUpperCase(Locale.ROOT);
    String variant = point.variant().isEmpty() ? "" : ", " + point.variant();
    return cell + variant + (oneRate ? "" : ", η = " + point.learningRate());
  }

  private static <A extends NumberAxis> A styled(A axis) {
    axis.setLabelFont(Look.LABEL);
    axis.setTickLabelFont(Look.SMALL);
    axis.setLabelPaint(Look.INK);
    axis.setTickLabelPaint(Look.INK);
    return axis;
  }

  private static void style(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Look.GRID);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setOutlineVisible(false);
    ValueMarker chance = new ValueMarker(Statistics.CHANCE, Look.CHANCE, Look.dashed());
    chance.setLabel("chance");
    chance.setLabelFont(Look.SMALL);
    chance.setLabelPaint(Look.CHANCE);
    chance.setLabelBackgroundColor(new Color(0, 0, 0, 0));
    chance.setLabelAnchor(RectangleAnchor.TOP_LEFT);
    chance.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    plot.addRangeMarker(chance, Layer.BACKGROUND);
  }

  private static void drawMeans(XYPlot plot, Map<String, List<CurvePoint>> lines, double aside) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    lines.forEach((name, line) -> {
      int series = data.getSeriesCount();
      YIntervalSeries means = new YIntervalSeries(name);
      double shift = shift(series, lines.size()) * aside;
      for (CurvePoint point : line) {
        double mean = requireNonNull(point.mean());
        List<Double> band = point.ci95() == null ? List.of(mean, mean) : point.ci95();
        means.add(point.length() + shift, mean, band.getFirst(), band.getLast());
      }
      data.addSeries(means);
      renderer.setSeriesPaint(series, Look.colour(series));
      renderer.setSeriesFillPaint(series, Look.colour(series));
      renderer.setSeriesStroke(series, Look.line(series));
      renderer.setSeriesShape(series, Look.marker(series));
    });
    renderer.setAlpha(BAND);
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
  }

  private static void drawRuns(XYPlot plot, Map<String, List<CurvePoint>> lines, double aside) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    lines.forEach((name, line) -> {
      int series = data.getSeriesCount();
      XYSeries runs = new XYSeries(name + ", runs", false, true);
      double shift = shift(series, lines.size()) * aside;
      for (CurvePoint point : line) {
        for (Value value : point.values()) {
          runs.add(point.length() + shift, value.accuracy());
        }
      }
      data.addSeries(runs);
      renderer.setSeriesPaint(series, Look.colour(series));
      renderer.setSeriesShape(series, Look.dot());
      renderer.setSeriesVisibleInLegend(series, false);
    });
    plot.setDataset(1, data);
    plot.setRenderer(1, renderer);
  }

  private static int[] lengths(Map<String, List<CurvePoint>> lines) {
    return lines.values()
        .stream()
        .flatMap(List::stream)
        .mapToInt(CurvePoint::length)
        .distinct()
        .sorted()
        .toArray();
  }

  /** Series lie side by side, for they are often the same. */
  private static double shift(int series, int of) {
    return series - (of - 1) / 2.0;
  }

  private static String caption(List<CurvePoint> points) {
    int fewest = points.stream().mapToInt(CurvePoint::n).min().orElse(0);
    int most = points.stream().mapToInt(CurvePoint::n).max().orElse(0);
    String n = fewest == most ? "n = " + most : "n = %d to %d".formatted(fewest, most);
    String split = points.stream().anyMatch(CurvePoint::split)
        ? " Where dots lie both high and at chance the mean describes no run; read the solve rate."
        : "";
    return "Lines: means over seeds (%s). Bands: their 95 %% intervals (Student's t, cut to 0 and 1). Dots: single runs.%s"
        .formatted(n, split);
  }
}
