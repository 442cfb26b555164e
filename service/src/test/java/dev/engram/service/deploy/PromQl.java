package dev.engram.service.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a query in PromQL names: the series that it reads, and the labels that it groups by. It takes the part of the
 * language that the dashboard, the alerts and the scaling use, and refuses the rest.
 */
public final class PromQl {

  private static final Pattern TOKEN = Pattern.compile("""
      \\s+|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<number>\\d+(?:\\.\\d+)?)|(?<text>"(?:[^"\\\\]|\\\\.)*")\
      |(?<range>\\[(?:\\d+[smhdw])+]|\\[\\$__(?:rate_interval|range)])|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^<>=(){},])""");

  private static final Set<String> FUNCTIONS = Set.of("rate", "increase", "changes", "absent", "histogram_quantile",
      "label_values");
  private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count", "topk");
  private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring");
  private static final Set<String> COMPARISONS = Set.of("=", "!=", "=~", "!~");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

  private final String query;
  private final List<String> tokens = new ArrayList<>();
  private final List<Selector> selectors = new ArrayList<>();
  private final Set<String> groupings = new TreeSet<>();
  private int at;

  /** Time series that it reads. */
  public record Selector(String metric, List<LabelMatcher> labels) {}

  /** @param operator {@code =}, {@code !=}, {@code =~} or {@code !~} */
  public record LabelMatcher(String label, String operator, String value) {

    /** Whether a label of this value may pass. */
    public boolean matches(String candidate) {
      return switch (operator) {
        case "=" -> candidate.equals(value);
        case "!=" -> !candidate.equals(value);
        case "=~" -> candidate.matches(value);
        case "!~" -> !candidate.matches(value);
        default -> throw new IllegalStateException("There is no operator " + operator);
      };
    }
  }

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
    parsed.require(!parsed.selectors.isEmpty(), "it names no metric");
    return parsed;
  }

  public List<Selector> selectors() {
    return selectors;
  }

  public Set<String> metrics() {
    return selectors.stream().map(Selector::metric).collect(Collectors.toCollection(TreeSet::new));
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
    } else if (!OPERATORS.contains(word)) {
      selectors.add(new Selector(word, peek().equals("{") ? labels() : List.of()));
    }
  }

  private boolean skip(String token) {
    boolean there = peek().equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private List<LabelMatcher> labels() {
    List<LabelMatcher> labels = new ArrayList<>();
    expect("{");
    do {
      String label = next();
      String operator = next();
      require(COMPARISONS.contains(operator), "'%s' compares no label".formatted(operator));
      String text = next();
      require(text.startsWith("\""), "a label is compared with text");
      labels.add(new LabelMatcher(label, operator, text.substring(1, text.length() - 1)));
    } while (skip(","));
    expect("}");
    return labels;
  }
}
