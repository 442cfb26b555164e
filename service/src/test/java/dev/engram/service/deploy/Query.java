package dev.engram.service.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody asks Prometheus.
 *
 * @param by the alert, or who scales
 * @param text in PromQL
 */
public record Query(String by, String text) {

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "on", "ignoring", "bool",
      "offset");
  private static final Pattern LABELS_OF_GROUPS = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
  private static final Pattern SELECTOR = Pattern
      .compile("(?<![\\w\"])([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)\\})?(?!\\s*\\()(?![\\w:])");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

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

  /** Those of the example, which has all components. */
  public static List<Query> all() {
    Installation example = Installation.of("example");
    Stream<Query> alerts = example.all(PrometheusRule.class)
        .stream()
        .flatMap(rule -> rule.spec().groups().stream())
        .flatMap(group -> group.rules().stream())
        .map(rule -> new Query(rule.alert(), rule.expr()));
    Stream<Query> scaling = example.all(ScaledObject.class)
        .stream()
        .flatMap(scaled -> scaled.spec().triggers().stream())
        .map(trigger -> new Query("KEDA", String.valueOf(trigger.metadata().get("query"))));
    return Stream.concat(alerts, scaling).toList();
  }

  public List<Selector> selectors() {
    List<Selector> selectors = new ArrayList<>();
    Matcher found = SELECTOR.matcher(LABELS_OF_GROUPS.matcher(text).replaceAll(""));
    while (found.find()) {
      if (!WORDS.contains(found.group(1))) {
        selectors.add(new Selector(found.group(1), found.group(2) == null ? List.of() : matchers(found.group(2))));
      }
    }
    return selectors;
  }

  private static List<LabelMatcher> matchers(String labels) {
    List<LabelMatcher> matchers = MATCHER.matcher(labels)
        .results()
        .map(label -> new LabelMatcher(label.group(1), label.group(2), label.group(3)))
        .toList();
    long strings = STRING.matcher(labels).results().count();
    if (matchers.size() != strings) {
      throw new IllegalArgumentException("'%s' has labels that can't be read".formatted(labels));
    }
    return matchers;
  }
}
