package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.PromQl.LabelMatcher;
import dev.engram.service.deploy.PromQl.Selector;
import dev.engram.service.deploy.Query;
import io.micrometer.core.instrument.binder.http.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests ask Prometheus for meters, and Kubernetes asks for health: what a process tells. */
class QueriedMetersTest extends ServiceTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "meters.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /** Prometheus says itself whether it could read a process, and where it found it. */
  private static final String OF_PROMETHEUS = "up";
  private static final Set<String> OF_TARGETS = Set.of("namespace", "service", "pod", "app_kubernetes_io_component",
      "path");

  private List<String> told = List.of();

  @BeforeEach
  void runAJobAndReadTheMeters() {
    caller.awaitEnd(caller.submit(Specs.tiny("rnn")));
    told = caller.get("/actuator/prometheus").body().lines().toList();
  }

  @Test
  void eachQueryReadsMetersThatThereAre() throws IOException {
    Set<String> described = Stream
        .concat(CODE.matcher(Files.readString(DESCRIPTION)).results().map(code -> code.group(1)),
            Stream.of(Outcome.values()).map(Outcome::name))
        .collect(Collectors.toSet());
    for (Query query : Query.all()) {
      assertThat(query.selectors()).as(query.by()).isNotEmpty();
      for (Selector selector : query.selectors()) {
        if (!selector.metric().equals(OF_PROMETHEUS)) {
          assertThat(linesOf(selector)).as("%s asks for %s", query.by(), selector.metric()).isNotEmpty();
          selector.labels()
              .stream()
              .filter(matcher -> !OF_TARGETS.contains(matcher.label()))
              .forEach(matcher -> assertThat(Stream.concat(values(matcher, selector), described.stream()))
                  .as("%s asks for %s", query.by(), matcher)
                  .anyMatch(matcher::matches));
        }
      }
    }
  }

  private List<String> linesOf(Selector selector) {
    return told.stream()
        .filter(line -> line.startsWith(selector.metric() + "{") || line.startsWith(selector.metric() + " "))
        .toList();
  }

  private Stream<String> values(LabelMatcher matcher, Selector selector) {
    Set<String> values = linesOf(selector).stream()
        .flatMap(line -> LABEL.matcher(line).results())
        .filter(label -> label.group(1).equals(matcher.label()))
        .map(label -> label.group(2))
        .collect(Collectors.toSet());
    assertThat(values).as("%s has the label %s", selector.metric(), matcher.label()).isNotEmpty();
    return values.stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
  void whatProbesAskForIsAnswered(String path) {
    assertThat(caller.get(path).status()).isEqualTo(200);
  }
}
