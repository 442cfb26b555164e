package dev.engram.service.report.page;

import dev.engram.api.CurvePoint;
import dev.engram.service.report.figure.SeriesName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them; templates call its methods by an instance. */
public final class Numbers {

  private static final String NONE = "–";
  private static final String BINARY_UNITS = "KMGTPE";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Such as {@code 0.9987}. */
  public static String share(@Nullable Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Such as {@code 0.998 to 1.000}. */
  public static String interval(@Nullable List<Double> ends) {
    return ends == null
        ? NONE
        : String.format(Locale.ROOT, "%.3f to %.3f", ends.getFirst(), ends.getLast());
  }

  /** Such as {@code 0.0003}. */
  public static String rate(@Nullable Double learningRate) {
    return learningRate == null ? NONE : SeriesName.rate(learningRate);
  }

  /** Such as {@code 17,930}. */
  public static String count(@Nullable Number value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%,d", value.longValue());
  }

  /** Three digits that count: {@code 0.571}, {@code 12.3} or {@code 3.41 · 10⁻²⁵}. */
  public static String digits(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    if (value.isInfinite()) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= 1e-3 && size < 1e5) {
      int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    String[] scientific = String.format(Locale.ROOT, "%.2e", value).split("e");
    return scientific[0] + " · 10" + superscript(Integer.parseInt(scientific[1]));
  }

  /** Such as {@code 10⁵}, of 10^5. */
  public static String power(String caret) {
    int at = caret.indexOf('^');
    return at < 0 ? caret : caret.substring(0, at) + superscript(Integer.parseInt(caret.substring(at + 1)));
  }

  /** Such as {@code 37 %}. */
  public static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** Such as {@code 1.5 GiB}. */
  public static String bytes(@Nullable Long bytes) {
    if (bytes == null) {
      return NONE;
    }
    if (bytes < 1024) {
      return bytes + " B";
    }
    int power = Math.min(BINARY_UNITS.length() - 1, (63 - Long.numberOfLeadingZeros(bytes)) / 10 - 1);
    return "%s %ciB".formatted(digits(bytes / Math.pow(1024, power + 1)), BINARY_UNITS.charAt(power));
  }

  /** Such as {@code 2 h 13 min}. */
  public static String seconds(@Nullable Double seconds) {
    return seconds == null ? NONE : time(Duration.ofMillis(Math.round(1000 * seconds)));
  }

  /** Such as {@code 2 h 13 min}. */
  public static String time(Duration duration) {
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d s".formatted(duration.toSeconds());
  }

  /** Such as {@code 5, 10 and 15}. */
  public static String enumeration(List<?> values, String conjunction) {
    List<String> words = values.stream().map(String::valueOf).toList();
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }

  /** What a reader of a point must know besides its numbers. */
  public static String remarks(CurvePoint point) {
    List<String> remarks = new ArrayList<>();
    if (point.split()) {
      remarks.add("split into solved and chance");
    }
    if (point.nDiverged() > 0) {
      remarks.add(point.nDiverged() + " diverged");
    }
    if (point.nFailed() > 0) {
      remarks.add(point.nFailed() + " failed");
    }
    if (point.nPending() > 0) {
      remarks.add(point.nPending() + " not ended");
    }
    return String.join("; ", remarks);
  }

  /** Such as {@code LSTM, forget bias 0}. */
  public static String series(String cell, String variant) {
    return SeriesName.of(cell, variant);
  }

  private static String superscript(int exponent) {
    String digits = String.valueOf(Math.abs(exponent))
        .chars()
        .mapToObj(digit -> String.valueOf(SUPERSCRIPTS.charAt(digit - '0')))
        .collect(Collectors.joining());
    return exponent < 0 ? "⁻" + digits : digits;
  }
}
