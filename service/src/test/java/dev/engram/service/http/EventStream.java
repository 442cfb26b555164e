package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who follows a stream of events, and remembers all that was told. */
final class EventStream implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper MAPPER = new JsonMapper();

  /** @param id "" where there is none */
  record Told(String id, String type, JsonNode data) {}

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final HttpResponse<Stream<String>> response;
  private final Thread reader;
  private volatile int comments;
  private volatile boolean over;

  /** @param headers names and values in turn */
  EventStream(int port, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = CLIENT.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    String id = "";
    String type = "";
    try (Stream<String> lines = response.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith(":")) {
          comments++;
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          told.add(new Told(id, type, MAPPER.readTree(line.substring(6))));
          id = "";
        }
      }
      over = true;
    } catch (UncheckedIOException left) {
      over = false; // this side has, or the connection was cut off
    }
  }

  List<Told> told() {
    return told;
  }

  List<Told> of(String type) {
    return told.stream().filter(one -> one.type().equals(type)).toList();
  }

  /** The states of jobs, in the order they were told. */
  List<String> states() {
    return of("state").stream().map(one -> one.data().at("/data/state").stringValue()).toList();
  }

  /** The ids of what is kept, without that of the end. */
  List<Long> ids() {
    return told.stream()
        .filter(one -> !one.id().isEmpty() && !one.type().equals("end"))
        .map(one -> Long.valueOf(one
            .id()))
        .toList();
  }

  int comments() {
    return comments;
  }

  EventStream awaitUntil(Predicate<EventStream> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> condition.test(this));
    return this;
  }

  /** Waits until the service has said that this was all, and has closed the stream. */
  EventStream awaitEnd() {
    awaitUntil(stream -> stream.over);
    assertThat(told.getLast().type()).isEqualTo("end");
    return this;
  }

  /** Waits until the service has closed the stream. */
  EventStream awaitClosed() {
    return awaitUntil(stream -> stream.over);
  }

  @Override
  public void close() {
    response.body().close();
    reader.interrupt();
  }
}
