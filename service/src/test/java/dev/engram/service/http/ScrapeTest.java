package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.exposition.Exposition;
import dev.engram.service.exposition.Format;
import dev.engram.service.exposition.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Prometheus reads, of a service that has done a bit of everything. */
class ScrapeTest extends ServiceTest {

  /** Ids of everything there is, and what else is made anew each time. */
  private static final Pattern ID = Pattern.compile("(?i).*(?:(?:job|swp|evl|exe)_|[0-7][0-9a-hjkmnp-tv-z]{25}|egm_"
      + "|[0-9a-f]{8}-[0-9a-f]{4}-).*");

  /** Come when they come: pauses of the JVM by their causes, transactions of what is done from time to time. */
  private static final Pattern OF_THEIR_TIME = Pattern.compile("(?:jvm_gc|engram_store_time).*");

  private final List<String> madeAnew = new ArrayList<>();

  private Exposition scrape(Format format) {
    Answer answer = caller.get("/actuator/prometheus", "Accept", format.mediaType());
    assertThat(answer.header("Content-Type").replace(" ", "")).startsWith(format.mediaType());
    return Exposition.parse(format, answer.body());
  }

  private Set<String> series() {
    return scrape(Format.TEXT).samples().map(Sample::series).collect(Collectors.toCollection(TreeSet::new));
  }

  private String remember(String id) {
    assertThat(id).isNotBlank();
    madeAnew.add(id);
    return id;
  }

  private void ask(String method, String path, String body) {
    String requestId = remember(UUID.randomUUID().toString());
    caller.send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json", "X-Request-Id",
        requestId);
  }

  private void doABitOfEverything() {
    String job = remember(caller.submit(Specs.tiny("lstm")));
    remember(caller.submitOnce(Specs.tiny("rnn"), remember("key-" + UUID.randomUUID())));
    caller.awaitEnd(job);
    String sweep = remember(caller.submitSweep(Specs.read("""
        {"base": {"cell": {"type": "rnn", "hiddenSize": 8}, "batchSize": 8, "maxSteps": 10, "stopWhen": null,
           "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}},
         "axes": {"length": [3, 4], "seed": [1, 2]}}""")));
    caller.awaitSweep(sweep, now -> now.path("terminal").booleanValue());
    String one = "/v1/jobs/" + job;
    for (String read : List.of("", "/metrics", "/checkpoints", "/diagnostics", "/weights", "/events")) {
      ask("GET", one + read, "");
    }
    ask("POST", one + "/predictions", "{\"sequences\": [\"123\"]}");
    ask("POST", one + "/fork", "{\"maxSteps\": 50}");
    String evaluation = remember(
        caller.postJson(one + "/evaluations", Specs.read("{\"length\": 7, \"sampleSize\": 200}"))
            .json()
            .path("id")
            .stringValue());
    await().atMost(Duration.ofSeconds(30))
        .until(() -> caller.get(one + "/evaluations/" + evaluation).json().path("terminal").booleanValue());
    String endless = remember(caller.submit(Specs.endless()));
    caller.awaitStep(endless, 10);
    ask("POST", "/v1/jobs/" + endless + "/pause", "");
    caller.awaitState(endless, "PAUSED");
    ask("POST", "/v1/jobs/" + endless + "/cancel", "");
    ask("GET", "/v1/sweeps/" + sweep + "/curve", "");
    ask("GET", "/jobs/" + job, "");
    ask("GET", "/v1/jobs/" + remember("job_" + UUID.randomUUID()), "");
    ask("GET", "/" + remember(UUID.randomUUID().toString()), "");
    ask("POST", "/v1/jobs", "{");
    ask("DELETE", one, "");
    ask("DELETE", "/v1/sweeps/" + sweep, "");
  }

  @Test
  void noTagHasAnIdAndNoMeterGrowsWithTheJobs() {
    doABitOfEverything();
    doABitOfEverything();
    Set<String> before = series();

    doABitOfEverything();

    Set<String> after = series();
    assertThat(after).noneMatch(series -> madeAnew.stream().anyMatch(series::contains));
    assertThat(scrape(Format.TEXT).samples().flatMap(sample -> sample.labels().values().stream()))
        .noneMatch(ID.asMatchPredicate());
    after.removeAll(before);
    after.removeIf(OF_THEIR_TIME.asMatchPredicate());
    assertThat(after).isEmpty();
    assertThat(series().stream().filter(series -> series.startsWith("engram_store_time_seconds_count")))
        .isNotEmpty()
        .allMatch(series -> series.matches(".*\\{call=(?:[A-Z][A-Za-z]+|others), how=[a-z ]+, kind=(?:read|write)}"));
  }

  @ParameterizedTest
  @EnumSource
  void bothFormatsAreWellFormed(Format format) {
    caller.awaitEnd(caller.submit(Specs.tiny("rnn")));

    Exposition told = scrape(format);

    assertThat(told.families()).hasSizeGreaterThan(60);
    assertThat(told.families()).allSatisfy(family -> assertThat(family.help()).as(family.name()).isNotNull());
    assertThat(told.families().stream().filter(family -> family.name().startsWith("engram_")))
        .hasSizeGreaterThan(20)
        .allSatisfy(family -> assertThat(family.help()).as(family.name()).isNotBlank());
  }
}
