package dev.engram.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Somebody who follows a job and takes nothing of what is sent. */
@TestPropertySource(properties = "server.tomcat.connection-timeout=500ms")
@ExtendWith(OutputCaptureExtension.class)
class StalledReaderTest extends ServiceTest {

  /** With a kilobyte each: more than the operating system holds of an answer. */
  private static final int EVENTS = 2000;

  /** Says who has left, to those who want to know. */
  private static final String LOGGER = "dev.engram.service.web.EventsController";
  private static final LoggingSystem LOGGING = LoggingSystem.get(StalledReaderTest.class.getClassLoader());

  @Autowired
  private JdbcTemplate jdbc;

  @BeforeEach
  void listen() {
    LOGGING.setLogLevel(LOGGER, LogLevel.DEBUG);
  }

  @AfterEach
  void listenNoMore() {
    LOGGING.setLogLevel(LOGGER, null);
  }

  @Test
  void isCutOffAndComesBackToTheRest(CapturedOutput output) throws IOException {
    String id = caller.submit(Specs.endless());
    caller.awaitState(id, "RUNNING");
    jdbc.batchUpdate("insert into job_event (job_id, happened_at, type, data) values (?, current_timestamp, 'log', ?)",
        Collections.nCopies(EVENTS, new Object[]{id, "{\"message\": \"%s\"}".formatted("m".repeat(1000))}));
    String path = "/v1/jobs/" + id + "/events";
    List<Long> all = caller.pages(path).stream().map(event -> event.path("id").longValue()).toList();

    String taken;
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(16 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.getOutputStream()
          .write("GET %s HTTP/1.0\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n".formatted(path, port)
              .getBytes(UTF_8));
      await().atMost(Duration.ofMinutes(2)).until(() -> output.getOut().contains("Somebody who followed has left"));
      assertThat(caller.state(id)).isEqualTo("RUNNING");
      taken = new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
    List<Long> told = taken.substring(0, taken.lastIndexOf("\n\n"))
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Long.valueOf(line.substring("id: ".length())))
        .toList();
    assertThat(told).hasSizeBetween(1, EVENTS / 2).isEqualTo(all.subList(0, told.size()));

    try (EventStream again = new EventStream(port, path, "Last-Event-ID", String.valueOf(told.getLast()))) {
      again.awaitUntil(stream -> stream.ids().size() >= all.size() - told.size());
      assertThat(again.ids()).startsWith(all.subList(told.size(), all.size()).toArray(Long[]::new));
    }
    caller.end(id);
  }
}
