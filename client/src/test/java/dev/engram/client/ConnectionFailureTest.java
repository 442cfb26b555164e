package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.client.FakeService.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConnectionFailureTest {

  @Test
  void saysWhereNobodyListensAndWhatToDo() throws IOException {
    String url = "http://127.0.0.1:" + freePort();

    assertThatThrownBy(() -> call(url)).isInstanceOf(ConnectionException.class)
        .hasMessage("can't reach an Engram service at "
            + url + " (connection refused); start one with \"engram serve\", or set ENGRAM_URL to where it runs");
  }

  @Test
  void saysThatAHostIsUnknown() {
    assertThatThrownBy(() -> call("http://no-such-host.invalid")).isInstanceOf(ConnectionException.class)
        .hasMessageContaining("(unknown host)");
  }

  @Test
  void saysThatTheAnswerTookTooLong() {
    CountDownLatch asked = new CountDownLatch(1);
    try (FakeService service = FakeService.start();
        EngramClient client = EngramClient.builder()
            .baseUrl(service.url())
            .requestTimeout(Duration.ofMillis(100))
            .build()) {
      service.on("POST /v1/jobs/job_1/cancel", request -> {
        awaitForever(asked);
        return new Reply(500, Map.of(), "");
      });
      assertThatThrownBy(() -> client.jobs().cancel("job_1")).isInstanceOf(ConnectionException.class)
          .hasMessageContaining("no answer from " + service.url());
      asked.countDown();
    }
  }

  @Test
  void saysThatSomethingElseAnswered() {
    try (FakeService service = FakeService.start();
        EngramClient client = EngramClient.builder().baseUrl(service.url()).build()) {
      service.on("GET /v1/system", new Reply(200, Map.of("Content-Type", "text/html"), "<html>"));

      assertThatThrownBy(() -> client.system().get()).isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageEndingWith(
              "/v1/system was answered with status 200 and no JSON object; is this an Engram service?");
    }
  }

  private static void call(String url) {
    try (EngramClient client = EngramClient.builder().baseUrl(url).sleeper(new FakeTime()).build()) {
      assertThat(client.system().get()).isNull();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitForever(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
