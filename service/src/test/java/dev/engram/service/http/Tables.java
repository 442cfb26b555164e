package dev.engram.service.http;

import java.util.List;

/** Lines of a job's table of metrics: step, key, value. */
public final class Tables {

  private Tables() {}

  /** What the spec decides alone: not how fast the machine was. */
  public static List<String> withoutSpeed(List<String> table) {
    return table.stream().filter(line -> !line.contains(",stepsPerSecond,")).toList();
  }

  public static int lastStep(List<String> table) {
    String last = table.getLast();
    return Integer.parseInt(last.substring(0, last.indexOf(',')));
  }

  /** Without the values. */
  public static List<String> places(List<String> table) {
    return table.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }
}
