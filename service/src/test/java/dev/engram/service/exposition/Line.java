package dev.engram.service.exposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line from left to right. */
final class Line {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern NUMBER = Pattern
      .compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]Inf|NaN");

  private final String text;
  private int at;

  Line(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** @return whether it was there, and is passed by */
  boolean skip(String expected) {
    boolean there = text.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  void expect(String expected) {
    Malformed.unless(skip(expected), "'%s' lacks '%s' at %d", text, expected, at);
  }

  private String take(Pattern pattern, String what) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    Malformed.unless(matcher.lookingAt(), "'%s' has no %s at %d", text, what, at);
    at = matcher.end();
    return matcher.group();
  }

  String name() {
    return take(NAME, "name");
  }

  double number() {
    String number = take(NUMBER, "number");
    return switch (number) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(number);
    };
  }

  String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    expect("{");
    while (!skip("}")) {
      String label = take(LABEL, "label");
      expect("=\"");
      Malformed.unless(labels.put(label, value()) == null, "'%s' has two labels %s", text, label);
      Malformed.unless(skip(",") || text.startsWith("}", at), "'%s' has neither , nor } at %d", text, at);
    }
    return labels;
  }

  /** Up to its closing quote. */
  private String value() {
    StringBuilder value = new StringBuilder();
    while (!skip("\"")) {
      Malformed.unless(!isAtEnd(), "'%s' has an open quote", text);
      char next = text.charAt(at++);
      value.append(next == '\\' ? escaped() : next);
    }
    return value.toString();
  }

  private char escaped() {
    Malformed.unless(!isAtEnd(), "'%s' ends with a backslash", text);
    char escaped = text.charAt(at++);
    Malformed.unless(escaped == '\\' || escaped == '"' || escaped == 'n', "'%s' escapes %s", text, escaped);
    return escaped == 'n' ? '\n' : escaped;
  }
}
