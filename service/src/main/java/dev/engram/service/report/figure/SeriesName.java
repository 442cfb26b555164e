package dev.engram.service.report.figure;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.statistics.Horizons;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What runs that belong together are called in a legend and in a sentence. */
public final class SeriesName {

  private SeriesName() {}

  /** Such as {@code vanilla RNN}, {@code LSTM, forget bias 0} or {@code LSTM, sgd, momentum 0.9}. */
  public static String of(String cell, String variant) {
    String name = cell.equals("rnn") ? "vanilla RNN" : cell.toUpperCase(Locale.ROOT);
    return variant.isEmpty() ? name : name + ", " + inWords(variant);
  }

  /** With the learning rate, where runs that differ in it must be told apart. */
  public static String of(String cell, String variant, @Nullable Double learningRate) {
    return of(cell, variant) + (learningRate == null ? "" : ", η = " + learningRate);
  }

  /** That of each point, which also tells parts and rates where there are several. */
  public static Function<CurvePoint, String> telling(List<CurvePoint> points) {
    boolean oneRate = Horizons.ratesAreChosen(points);
    boolean onePart = points.stream().map(CurvePoint::part).distinct().count() <= 1;
    return point -> (onePart ? "" : point.part() + ": ")
        + of(point.cell(), point.variant(), oneRate ? null : point.learningRate());
  }

  /** The points of each series, by its name, the shortest length first. */
  public static Map<String, List<CurvePoint>> series(List<CurvePoint> points) {
    Function<CurvePoint, String> name = telling(points);
    Map<String, List<CurvePoint>> series = new LinkedHashMap<>();
    points.forEach(point -> series.computeIfAbsent(name.apply(point), any -> new ArrayList<>()).add(point));
    series.values().forEach(ofSeries -> ofSeries.sort(Comparator.comparingInt(CurvePoint::length)));
    return series;
  }

  /** {@code forgetBias=0, optimizer=adam} is {@code forget bias 0, adam}. */
  private static String inWords(String variant) {
    return variant.replace("optimizer=", "")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .replace('=', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
