package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Dashboard;
import dev.engram.service.deploy.PromQl;
import dev.engram.service.deploy.PromQl.LabelMatcher;
import dev.engram.service.deploy.PromQl.Selector;
import dev.engram.service.deploy.Promtool;
import dev.engram.service.deploy.Promtool.Verdict;
import dev.engram.service.deploy.Repository;
import dev.engram.service.exposition.Exposition;
import dev.engram.service.exposition.Format;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Grafana's dashboard asks for is what a service tells. */
class DashboardQueriesTest extends ServiceTest {

  /** Of Prometheus: which process said it. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");
  private static final Pattern DESCRIBED = Pattern.compile("`([a-z.]+)`");

  private String scrape = "";
  private final Map<String, Set<String>> labels = new TreeMap<>();

  @BeforeEach
  void scrapeAServiceThatHasDoneSomething() {
    caller.awaitEnd(caller.submit(Specs.tiny("rnn")));
    System.gc(); // pauses are told once there was one
    scrape = caller.get("/actuator/prometheus", "Accept", Format.TEXT.mediaType()).body();
    Exposition.parse(Format.TEXT, scrape)
        .samples()
        .forEach(sample -> labels.computeIfAbsent(sample.name(), name -> new TreeSet<>(OF_PROMETHEUS))
            .addAll(sample.labels().keySet()));
  }

  @Test
  void everyQueryNamesMetersAndTagsThatThereAre() {
    for (String query : new Dashboard().queries()) {
      PromQl parsed = PromQl.parse(query);
      Set<String> all = new TreeSet<>();
      for (Selector selector : parsed.selectors()) {
        assertThat(labels).as(query).containsKey(selector.metric());
        Set<String> there = labels.get(selector.metric());
        assertThat(selector.labels()).as(query)
            .extracting(LabelMatcher::label)
            .isSubsetOf(there)
            .containsAll(OF_PROMETHEUS);
        all.addAll(there);
      }
      assertThat(parsed.groupings()).as(query).isSubsetOf(all);
    }
  }

  @Test
  void everyMeterOfTheDashboardIsDescribed() {
    List<String> described = DESCRIBED.matcher(Repository.text("docs/meters.md"))
        .results()
        .map((MatchResult found) -> found.group(1).replace('.', '_'))
        .toList();
    for (String query : new Dashboard().queries()) {
      assertThat(PromQl.parse(query).metrics())
          .allMatch(metric -> described.stream().anyMatch(metric::startsWith), "is in docs/meters.md");
    }
  }

  @Test
  void everyMeterOfEngramIsOnTheDashboard() {
    Set<String> shown = new TreeSet<>();
    new Dashboard().queries().forEach(query -> shown.addAll(PromQl.parse(query).metrics()));
    assertThat(Exposition.parse(Format.TEXT, scrape).families())
        .filteredOn(family -> family.name().startsWith("engram_") && !family.name().endsWith("_max"))
        .allMatch(family -> shown.stream().anyMatch(metric -> metric.startsWith(family.name())), "is shown");
  }

  @Test
  void prometheusReadsTheScrape() throws Exception {
    Verdict verdict = Promtool.check(scrape, "metrics");
    // which also says what could be called better, of libraries
    assertThat(verdict.said().lines().filter(line -> line.contains("error") || line.startsWith("engram_"))).isEmpty();
  }
}
