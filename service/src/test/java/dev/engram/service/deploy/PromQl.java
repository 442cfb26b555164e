package dev.engram.service.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query in PromQL names: its metrics, and the labels that it asks of each. It takes the part of the language that
 * the dashboard uses, and refuses the rest.
 */
public final class PromQl {

  private static final Pattern TOKEN = Pattern.compile("""
      \\s+|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<number>\\d+(?:\\.\\d+)?)|(?<text>"(?:[^"\\\\]|\\\\.)*")\
      |(?<range>\\[(?:\\d+[smhdw])+]|\\[\\$__(?:rate_interval|range)])|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^<>=(){},])""");

  private static final Set<String> FUNCTIONS = Set.of("rate", "increase", "histogram_quantile", "label_values");
  private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count", "topk");
  private static final Set<String> GROUPINGS = Set.of("by", "without");

  private final String query;
  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Set<String>> labelsOfMetrics = new TreeMap<>();
  private final Set<String> groupings = new TreeSet<>();
  private int at;

  private PromQl(String query) {
    this.query = query;
    Matcher matcher = TOKEN.matcher(query);
    int end = 0;
    while (matcher.find()) {
      require(matcher.start() == end, "what is '%s'?".formatted(query.substring(end, matcher.start())));
      end = matcher.end();
      if (!matcher.group().isBlank()) {
        tokens.add(matcher.group());
      }
    }
    require(end == query.length(), "what is '%s'?".formatted(query.substring(end)));
  }

  public static PromQl parse(String query) {
    PromQl parsed = new PromQl(query);
    int open = 0;
    while (parsed.at < parsed.tokens.size()) {
      String token = parsed.next();
      open += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      parsed.require(open >= 0, "a parenthesis is closed that was not opened");
      if (Character.isLetter(token.charAt(0))) {
        parsed.word(token);
      }
    }
    parsed.require(open == 0, "a parenthesis is open");
    parsed.require(!parsed.labelsOfMetrics.isEmpty(), "it names no metric");
    return parsed;
  }

  /** The labels that are asked of each metric. */
  public Map<String, Set<String>> labelsOfMetrics() {
    return labelsOfMetrics;
  }

  /** The labels that results are grouped by. */
  public Set<String> groupings() {
    return groupings;
  }

  private void require(boolean fine, String problem) {
    if (!fine) {
      throw new IllegalArgumentException("%s in: %s".formatted(problem, query));
    }
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private String next() {
    require(at < tokens.size(), "the end is missing");
    return tokens.get(at++);
  }

  private void expect(String token) {
    String next = next();
    require(next.equals(token), "'%s' instead of '%s'".formatted(next, token));
  }

  private void word(String word) {
    if (GROUPINGS.contains(word)) {
      expect("(");
      do {
        groupings.add(next());
      } while (skip(","));
      expect(")");
    } else if (FUNCTIONS.contains(word)) {
      require(peek().equals("("), word + " is a function");
    } else if (AGGREGATIONS.contains(word)) {
      require(peek().equals("(") || GROUPINGS.contains(peek()), word + " is an aggregation");
    } else {
      require(peek().equals("{"), "'%s' asks for every process of everything".formatted(word));
      selector(labelsOfMetrics.computeIfAbsent(word, name -> new TreeSet<>()));
    }
  }

  private boolean skip(String token) {
    boolean there = peek().equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private void selector(Set<String> labels) {
    expect("{");
    do {
      labels.add(next());
      String operator = next();
      require(Set.of("=", "!=", "=~", "!~").contains(operator), "'%s' compares no label".formatted(operator));
      require(next().startsWith("\""), "a label is compared with text");
    } while (skip(","));
    expect("}");
  }
}
