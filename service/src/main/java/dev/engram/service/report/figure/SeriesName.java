package dev.engram.service.report.figure;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.statistics.Series;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What runs that belong together are called in a legend and in a sentence. */
public final class SeriesName {

  private SeriesName() {}

  /** Such as {@code vanilla RNN}, {@code LSTM, forget bias 0} or {@code LSTM, sgd, momentum 0.9}. */
  public static String of(String cell, String variant) {
    String name = cell.equals("rnn") ? "vanilla RNN" : cell.toUpperCase(Locale.ROOT);
    return variant.isEmpty() ? name : name + ", " + inWords(variant);
  }

  /** With the learning rate, where series that differ in it must be told apart. */
  public static String of(Series series) {
    String name = of(series.cell(), series.variant());
    return series.learningRate() == null ? name : name + ", η = " + rate(series.learningRate());
  }

  /** Such as {@code 0.0003}. */
  public static String rate(double learningRate) {
    return BigDecimal.valueOf(learningRate).stripTrailingZeros().toPlainString();
  }

  /** The points of each series, by its name, which tells the part where there are several. */
  public static Map<String, List<CurvePoint>> series(List<CurvePoint> points) {
    Map<Series, List<CurvePoint>> series = Series.of(points);
    boolean onePart = series.keySet().stream().map(Series::part).distinct().count() <= 1;
    Map<String, List<CurvePoint>> named = new LinkedHashMap<>();
    series.forEach((one, ofOne) -> named.put((onePart ? "" : one.part() + ": ") + of(one), ofOne));
    return named;
  }

  /** {@code forgetBias=0, optimizer=adam} is {@code forget bias 0, adam}. */
  private static String inWords(String variant) {
    return variant.replace("optimizer=", "")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .replace('=', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
