package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.client.FakeService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

  private static final String STREAM = "GET /v1/jobs/job_1/events";
  private static final String COMMENT = ":\n\n";
  private static final String END = "id: 3\nevent: end\ndata: {\"state\":\"SUCCEEDED\"}\n\n";
  private static final String PROGRESS = "event: progress\n"
      + "data: {\"at\":\"2026-11-01T12:00:00Z\",\"jobId\":\"job_1\",\"type\":\"progress\",\"data\":{\"step\":7}}\n\n";

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = client(Duration.ofSeconds(30));

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void tellsWhatHappensUntilTheEnd() {
    service.on(STREAM, Reply.events(COMMENT, state(1), PROGRESS, COMMENT, state(3), END));

    List<Event> heard = new ArrayList<>();
    try (EventStream events = client.jobs().events("job_1")) {
      events.forEach(heard::add);
      assertThat(events.lastEventId()).hasValue(3);
    }
    assertThat(heard).extracting(Event::type).containsExactly(EventType.STATE, EventType.PROGRESS, EventType.STATE);
    assertThat(heard).extracting(Event::id).containsExactly(1L, null, 3L);
    assertThat(heard.get(1).data()).containsEntry("step", 7);
    assertThat(service.lastRequest().headers()).containsEntry("accept", "text/event-stream")
        .doesNotContainKey("last-event-id");
  }

  @Test
  void goesOnAfterTheLastEventWhereAConnectionBreaks() {
    service.on(STREAM, Reply.events(state(1), state(2)), new Reply(503, Map.of(), ""), Reply.events("id: 3\neve"),
        Reply.events(state(3), END));

    assertThat(heard()).extracting(Event::id).containsExactly(1L, 2L, 3L);
    assertThat(service.requests()).extracting(request -> request.headers().get("last-event-id"))
        .containsExactly(null, "2", "2", "2");
  }

  @Test
  void goesOnWhereAnotherStreamStopped() {
    service.on(STREAM, Reply.events(state(3), END));

    try (EventStream events = client.jobs().events("job_1", 2)) {
      assertThat(events).hasSize(1);
    }
    assertThat(service.lastRequest().headers()).containsEntry("last-event-id", "2");
  }

  @Test
  void hasNothingToTellWhereAllWasTold() {
    service.on(STREAM, new Reply(204, Map.of(), ""));

    try (EventStream events = client.jobs().events("job_1", 3)) {
      assertThat(events).isEmpty();
      assertThat(events).isEmpty();
    }
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void takesSilenceForABrokenConnection() {
    service.on(STREAM, Reply.events(state(1)).andThenSilence(), Reply.events(state(3), END));

    try (EngramClient impatient = client(Duration.ofMillis(200));
        EventStream events = impatient.jobs().events("job_1")) {
      assertThat(events).extracting(Event::id).containsExactly(1L, 3L);
    }
  }

  @Test
  void givesUpOnAServiceThatStaysAway() {
    service.on(STREAM, Reply.events(state(1)), new Reply(503, Map.of(), ""));

    List<Event> heard = new ArrayList<>();
    try (EventStream events = client.jobs().events("job_1")) {
      assertThatThrownBy(() -> events.forEach(heard::add)).isInstanceOf(ServiceUnavailableException.class);
    }
    assertThat(heard).hasSize(1);
    assertThat(time.sleeps().stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofSeconds(30));
  }

  @Test
  void anOutageNowAndThenIsNoneThatLasts() {
    Reply[] replies = new Reply[20];
    for (int turn = 0; turn < replies.length; turn++) {
      replies[turn] = turn == replies.length - 1 ? Reply.events(END) : Reply.events(state(turn + 1));
    }
    service.on(STREAM, replies);

    assertThat(heard()).hasSize(19);
  }

  @Test
  void refusesWhatTheServiceRefuses() {
    service.on(STREAM, Reply.problem(404, "{\"detail\":\"there is no job job_1\"}"));

    assertThatThrownBy(this::heard).isInstanceOf(NotFoundException.class).hasMessage("there is no job job_1");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void saysThatSomethingElseAnswered() {
    service.on(STREAM, new Reply(200, Map.of("Content-Type", "text/html"), "<html>"));

    assertThatThrownBy(this::heard).isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("no stream of events");
  }

  @Test
  void readsEventsOfATypeThatItDoesNotKnow() {
    service.on(STREAM, Reply.events("id: 2\r\nevent: dream\r\ndata: {\"id\":2,\"type\":\"dream\",\r\n"
        + "data: \"more\":[1],\"data\":{}}\r\n\r\n", END));

    assertThat(heard()).singleElement().satisfies(event -> {
      assertThat(event.type()).isNull();
      assertThat(event.id()).isEqualTo(2);
    });
  }

  @Test
  void closingItEndsTheLoopOfAnotherThread() throws InterruptedException {
    service.on(STREAM, Reply.events(state(1)).andThenSilence());
    EventStream events = client.jobs().events("job_1");
    List<Event> heard = new ArrayList<>();
    Thread loop = new Thread(() -> events.forEach(event -> {
      heard.add(event);
      new Thread(events::close).start();
    }));
    loop.start();
    loop.join();

    assertThat(heard).hasSize(1);
    assertThat(events).isEmpty();
  }

  @Test
  void anInterruptEndsTheLoop() throws InterruptedException {
    service.on(STREAM, Reply.events(state(1)).andThenSilence());
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread loop = new Thread(() -> {
      try (EventStream events = client.jobs().events("job_1")) {
        for (Event event : events) {
          assertThat(event.id()).isEqualTo(1);
          Thread.currentThread().interrupt();
        }
      } catch (CallInterruptedException interrupted) {
        end.set(interrupted);
      }
    });
    loop.start();
    loop.join();

    assertThat(end.get()).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void theEventsOfASweepAreFollowedLikewise() {
    service.on("GET /v1/sweeps/swp_1/events", Reply.events(state(1), END));

    try (EventStream events = client.sweeps().events("swp_1")) {
      assertThat(events).hasSize(1);
    }
  }

  @Test
  void thoseThatWereKeptAreAlsoAList() {
    Event first = new Event(1L, JobExample.CREATED, "job_1", EventType.STATE, Map.of("state", "QUEUED"));
    service.on("GET /v1/jobs/job_1/events", Reply.json(Map.of("items", List.of(first))));
    service.on("GET /v1/sweeps/swp_1/events", Reply.json(Map.of("items", List.of(first))));

    assertThat(client.jobs().pastEvents("job_1").toList()).containsExactly(first);
    assertThat(client.sweeps().pastEvents("swp_1").toList()).containsExactly(first);
  }

  private List<Event> heard() {
    List<Event> heard = new ArrayList<>();
    try (EventStream events = client.jobs().events("job_1")) {
      for (Iterator<Event> each = events.iterator(); each.hasNext();) {
        heard.add(each.next());
      }
    }
    return heard;
  }

  private EngramClient client(Duration longestSilence) {
    return EngramClient.builder()
        .baseUrl(service.url())
        .longestSilence(longestSilence)
        .sleeper(time)
        .clock(time)
        .build();
  }

  private static String state(long id) {
    return "id: %d\nevent: state\ndata: {\"id\":%d,\"at\":\"2026-11-01T12:00:00Z\",\"jobId\":\"job_1\","
        .formatted(id, id) + "\"type\":\"state\",\"data\":{\"state\":\"RUNNING\"}}\n\n";
  }
}
