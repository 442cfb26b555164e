package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.EventStream.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = {"engram.events.jobs=50ms", "engram.events.heartbeat=200ms"})
@ExtendWith(OutputCaptureExtension.class)
class EventsTest extends ServiceTest {

  private final List<EventStream> open = new ArrayList<>();
  private final List<String> endless = new ArrayList<>();

  @AfterEach
  void leave() {
    open.forEach(EventStream::close);
    endless.forEach(caller::end);
  }

  private EventStream follow(String id, String... headers) {
    EventStream stream = new EventStream(port, "/v1/jobs/" + id + "/events", headers);
    open.add(stream);
    return stream;
  }

  private String submitEndless() {
    String id = caller.submit(Specs.endless());
    endless.add(id);
    return id;
  }

  private String ended() {
    String id = caller.submit(Specs.brief(1));
    caller.awaitEnd(id);
    return id;
  }

  @Test
  void aStreamTellsAllThatHappensToAJobUpToItsEnd() {
    String id = caller.submit(Specs.brief(1));

    EventStream stream = follow(id).awaitEnd();

    assertThat(stream.states()).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(stream.of("checkpoint")).extracting(told -> told.data().at("/data/step").intValue())
        .contains(400, 3000)
        .isSorted();
    assertThat(stream.of("log")).singleElement()
        .extracting(told -> told.data().path("data"))
        .hasToString("{\"level\":\"info\",\"message\":\"attempt 1 on cpu\"}");
    assertThat(stream.ids()).isSorted().doesNotHaveDuplicates();
    Told end = stream.told().getLast();
    assertThat(end.id()).isEqualTo(String.valueOf(stream.ids().getLast()));
    assertThat(end.data()).hasToString("{\"state\":\"SUCCEEDED\"}");
    Told first = stream.told().getFirst();
    assertThat(first.data().path("id").longValue()).isEqualTo(Long.parseLong(first.id()));
    assertThat(first.data().path("jobId").stringValue()).isEqualTo(id);
    assertThat(first.data().path("type").stringValue()).isEqualTo("state");
    assertThat(first.data().at("/data/at").stringValue()).isEqualTo(first.data().path("at").stringValue());
  }

  @Test
  void whatIsNotKeptIsToldLive() {
    String id = submitEndless();
    EventStream stream = follow(id)
        .awaitUntil(so -> so.of("progress").size() > 3 && !so.of("metric").isEmpty() && !so.of("evaluation").isEmpty());

    Told progress = stream.of("progress").getLast();
    assertThat(progress.id()).isEmpty();
    assertThat(progress.data().get("id").isNull()).isTrue();
    assertThat(progress.data().path("data").propertyNames()).containsExactlyInAnyOrder("step", "totalSteps", "fraction",
        "stepsPerSecond", "etaSeconds");
    assertThat(stream.of("progress")).extracting(told -> told.data().at("/data/step").intValue())
        .isSorted();
    assertThat(stream.of("evaluation").getLast().data().path("data").propertyNames())
        .containsExactlyInAnyOrder("step", "loss", "accuracy");
    List<Integer> steps = stream.of("metric")
        .stream()
        .flatMap(told -> told.data().at("/data/series/loss/steps").valueStream())
        .map(JsonNode::intValue)
        .toList();
    assertThat(steps).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void looksIntoTheCellAreToldLiveAsTheyAreListed() {
    String id = caller.submit(Specs.with(Specs.brief(3), "/diagnostics", "{\"everyEvaluations\": 1}"));
    List<Told> told = follow(id).awaitEnd().of("diagnostic");

    assertThat(told).extracting(Told::id).containsOnly("");
    List<JsonNode> listed = caller.get("/v1/jobs/" + id + "/diagnostics").json().path("items").valueStream().toList();
    assertThat(told).isNotEmpty();
    assertThat(told.stream().map(look -> look.data().path("data")).toList())
        .isEqualTo(listed.subList(listed.size() - told.size(), listed.size()));
  }

  @Test
  void whoeverComesBackGoesOnAfterTheLastThatWasTold() {
    String id = ended();
    List<Long> all = follow(id).awaitEnd().ids();

    for (int told : List.of(1, all.size() / 2, all.size() - 1)) {
      EventStream again = follow(id, "Last-Event-ID", String.valueOf(all.get(told - 1))).awaitEnd();
      assertThat(again.ids()).isEqualTo(all.subList(told, all.size()));
    }
    Answer nothing = caller.get("/v1/jobs/" + id + "/events", "Accept", "text/event-stream", "Last-Event-ID",
        String.valueOf(all.getLast()));
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.body()).isEmpty();
  }

  @Test
  void allWhoFollowAreToldTheSame() {
    String id = caller.submit(Specs.brief(2));
    List<EventStream> streams = IntStream.range(0, 20).mapToObj(follower -> follow(id)).toList();
    streams.forEach(EventStream::awaitEnd);
    assertThat(streams).extracting(EventStream::ids).containsOnly(streams.getFirst().ids());
  }

  @Test
  void aCommentComesWhereNothingHappens() {
    String id = submitEndless();
    caller.post("/v1/jobs/" + id + "/pause");
    caller.awaitState(id, "PAUSED");
    EventStream stream = follow(id).awaitUntil(so -> so.states().contains("PAUSED"));
    int before = stream.comments();
    stream.awaitUntil(so -> so.comments() > before + 2);
  }

  @Test
  void aPageHasTheKeptEventsTheOldestFirst() {
    String id = ended();
    List<Long> all = follow(id).awaitEnd().ids();
    List<JsonNode> found = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = caller.get("/v1/jobs/" + id + "/events?pageSize=3" + (token.isEmpty() ? ""
          : "&pageToken="
              + token))
          .json();
      page.path("items").forEach(found::add);
      token = page.path("nextPageToken").asString("");
    } while (!token.isEmpty());

    assertThat(found).extracting(event -> event.path("id").longValue()).isEqualTo(all);
    assertThat(caller.get("/v1/jobs/" + id + "/events", "Accept", "*/*").contentType()).isEqualTo("application/json");
    RefusalTest.problem(caller.get("/v1/jobs/" + id + "/events?pageToken=x"), 400, "INVALID_PARAMETER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/jobs/job_none/events", "/v1/sweeps/swp_none/events"})
  void whatIsNotThereIsNotFound(String path) {
    RefusalTest.problem(caller.get(path), 404, "NOT_FOUND");
    RefusalTest.problem(caller.get(path, "Accept", "text/event-stream"), 404, "NOT_FOUND");
    RefusalTest.problem(caller.get(path, "Accept", "text/event-stream", "Last-Event-ID", "5"), 404, "NOT_FOUND");
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    JsonNode problem = RefusalTest.problem(caller.get("/v1/jobs/" + submitEndless() + "/events", "Accept",
        "text/event-stream", "Last-Event-ID", "the last one"), 400, "INVALID_PARAMETER");
    assertThat(problem.path("detail").stringValue()).contains("Last-Event-ID is 'the last one'");
  }

  @Test
  void whoeverLeavesIsNotWorthAWord(CapturedOutput output) {
    String id = submitEndless();
    EventStream stays = follow(id);
    for (int leaver = 0; leaver < 5; leaver++) {
      EventStream leaves = follow(id).awaitUntil(so -> !so.of("progress").isEmpty());
      leaves.close();
    }
    int before = stays.of("progress").size();
    stays.awaitUntil(so -> so.of("progress").size() > before + 20);
    assertThat(output.getAll()).doesNotContain("ERROR", "WARN", "\tat ");
  }
}
