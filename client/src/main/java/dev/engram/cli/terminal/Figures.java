package dev.engram.cli.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

  private static final double SMALLEST_FIXED_LOSS = 0.001;

  private Figures() {}

  /** {@code 10,000}. */
  public static String count(long count) {
    return format("%,d", count);
  }

  /** A share of one with four decimals: {@code 0.9994}. */
  public static String share(double share) {
    return format("%.4f", share);
  }

  /** Of shares: {@code [0.9987, 0.9997]}. */
  public static String interval(List<Double> interval) {
    return interval.stream().map(Figures::share).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A share of one in whole percent, 100 only of all of it: {@code 42 %}. */
  public static String percent(double share) {
    return (int) Math.floor(100 * share) + " %";
  }

  /** {@code 0.0213}, or {@code 2e-05} where four decimals would show nothing. */
  public static String loss(double loss) {
    return format(loss != 0 && Math.abs(loss) < SMALLEST_FIXED_LOSS ? "%.0e" : "%.4f", loss);
  }

  /** {@code 6.6}; the unit is in the heading. */
  public static String seconds(double seconds) {
    return format("%,.1f", seconds);
  }

  /** {@code 180 steps/s}, with a decimal below ten. */
  public static String rate(double stepsPerSecond) {
    return format(stepsPerSecond < 9.95 ? "%.1f steps/s" : "%,.0f steps/s", stepsPerSecond);
  }

  /** {@code 1.5 GiB}. */
  public static String bytes(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " B";
    }
    double kibibytes = bytes / 1024.0;
    if (kibibytes < 1 << 10) {
      return format("%.1f KiB", kibibytes);
    }
    double mebibytes = kibibytes / 1024;
    return mebibytes < 1 << 10 ? format("%.1f MiB", mebibytes) : format("%.1f GiB", mebibytes / 1024);
  }

  /** The two largest units: {@code 49 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    long minutes = seconds / 60;
    if (minutes < 24 * 60) {
      return two(minutes / 60, "h", minutes % 60, "min");
    }
    long hours = minutes / 60;
    return two(hours / 24, "d", hours % 24, "h");
  }

  /** As a clock counts down: {@code 0:49}, {@code 1:02:05}. */
  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    String minutesAndSeconds = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
    return seconds < 3600 ? minutesAndSeconds.replaceFirst("^0", "") : seconds / 3600 + ":" + minutesAndSeconds;
  }

  /** The largest unit: {@code 3 min ago}. */
  public static String ago(Duration age) {
    String[] largestFirst = duration(age).split(" ", -1);
    return largestFirst[0] + " " + largestFirst[1] + " ago";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
