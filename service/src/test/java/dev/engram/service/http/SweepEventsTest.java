package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.EventStream.Told;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestPropertySource(properties = {"engram.events.sweeps=100ms", "engram.events.heartbeat=200ms"})
class SweepEventsTest extends ServiceTest {

  private static ObjectNode small() {
    return Specs.read("""
        {"base": {"cell": {"type": "rnn", "hiddenSize": 16}, "batchSize": 16, "maxSteps": 300, "stopWhen": null,
           "evaluation": {"everySteps": 100, "sampleSize": 100, "testSampleSize": 100}},
         "axes": {"length": [3, 5], "learningRate": [0.001, 0.01], "seed": [1, 2]},
         "selectLearningRate": {"seeds": [101]}}""");
  }

  private EventStream follow(String id, String... headers) {
    return new EventStream(port, "/v1/sweeps/" + id + "/events", headers);
  }

  @Test
  void tellsOfAllItsJobsAndHowFarItIs() {
    String id = caller.submitSweep(small());
    try (EventStream stream = follow(id)) {
      stream.awaitEnd();

      List<JsonNode> jobs = caller.jobsOf(id);
      assertThat(jobs).hasSize(8);
      for (JsonNode job : jobs) {
        String jobId = job.path("id").stringValue();
        assertThat(stream.of("state")
            .stream()
            .map(Told::data)
            .filter(event -> event.path("jobId").stringValue().equals(jobId))
            .map(event -> event.at("/data/state").stringValue())
            .toList()).containsExactlyElementsOf(caller.history(jobId));
      }
      assertThat(stream.ids()).isSorted().doesNotHaveDuplicates();
      JsonNode progress = stream.of("progress").getLast().data();
      assertThat(progress.get("jobId").isNull()).isTrue();
      assertThat(progress.at("/data/state").stringValue()).isEqualTo("SUCCEEDED");
      assertThat(progress.at("/data/fraction").doubleValue()).isEqualTo(1);
      assertThat(progress.at("/data/counts")).hasToString("{\"SUCCEEDED\":8}");
      assertThat(progress.path("data").has("etaSeconds")).isTrue();
      assertThat(stream.of("progress")).extracting(told -> told.data().at("/data/fraction").doubleValue()).isSorted();
      assertThat(stream.told().getLast().data()).hasToString("{\"state\":\"SUCCEEDED\"}");
    }
  }

  @Test
  void oneThatGoesOnAfterItsEndIsFollowedAgain() {
    String id = caller.submitSweep(Specs.with(Specs.with(small(), "/selectLearningRate", "null"),
        "/axes/learningRate", "[0.01]"));
    List<Long> before;
    try (EventStream stream = follow(id)) {
      before = stream.awaitEnd().ids();
    }
    String last = String.valueOf(before.getLast());
    assertThat(caller.get("/v1/sweeps/" + id + "/events", "Accept", "text/event-stream", "Last-Event-ID", last)
        .status()).isEqualTo(204);

    Answer extended = caller.postJson("/v1/sweeps/" + id + "/extend", Specs.read("{\"axes\": {\"seed\": [3]}}"));
    assertThat(extended.status()).as(extended.body()).isEqualTo(200);

    try (EventStream stream = follow(id, "Last-Event-ID", last)) {
      stream.awaitEnd();
      assertThat(stream.states().stream().collect(Collectors.groupingBy(state -> state, Collectors.counting())))
          .containsEntry("SUCCEEDED", 2L)
          .containsEntry("QUEUED", 2L);
      assertThat(stream.ids()).allMatch(eventId -> eventId > before.getLast());
    }
    JsonNode page = caller.get("/v1/sweeps/" + id + "/events?pageSize=1000").json();
    assertThat(page.path("items")).hasSizeGreaterThan(before.size());
    assertThat(page.path("items")).extracting(event -> event.path("id").longValue()).isSorted();
  }

  @Test
  void oneWhoseJobsNeverStartedEndsOnceAndForAll() {
    ObjectNode spec = small();
    String id = caller.submitSweep(Specs.with(spec, "/maxParallel", "1"));
    caller.post("/v1/sweeps/" + id + "/cancel");
    caller.awaitSweep(id, sweep -> sweep.path("terminal").booleanValue());
    try (EventStream stream = follow(id)) {
      String last = stream.awaitEnd().told().getLast().id();
      assertThat(caller.get("/v1/sweeps/" + id + "/events", "Accept", "text/event-stream", "Last-Event-ID", last)
          .status()).isEqualTo(204);
    }
  }
}
