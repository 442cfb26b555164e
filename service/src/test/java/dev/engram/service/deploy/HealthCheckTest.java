package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest {

  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/actuator/health/readiness", exchange -> {
      exchange.sendResponseHeaders(status.get(), -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aReadyServiceIsHealthy() {
    assertThat(HealthCheck.ask(port())).isEqualTo("HTTP/1.1 200 OK");
    assertThat(HealthCheck.isHealthy(HealthCheck.ask(port()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 404, 500})
  void oneThatAnswersAnythingElseIsNot(int answer) {
    status.set(answer);

    assertThat(HealthCheck.isHealthy(HealthCheck.ask(port()))).isFalse();
  }

  @Test
  void neitherIsOneThatDoesNotAnswer() {
    String port = port();
    server.stop(0);

    assertThat(HealthCheck.ask(port)).startsWith("no answer on port " + port);
    assertThat(HealthCheck.isHealthy(HealthCheck.ask(port))).isFalse();
  }

  @Test
  void aPortThatIsNoneIsNamed() {
    assertThat(HealthCheck.ask("ninety")).isEqualTo("no answer on port ninety: that is no port");
  }

  private String port() {
    return String.valueOf(server.getAddress().getPort());
  }
}
