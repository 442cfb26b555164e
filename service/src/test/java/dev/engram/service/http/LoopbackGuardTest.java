package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page in a browser of this machine must not reach the service for somebody else. */
class LoopbackGuardTest extends RefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
      "10.0.0.1", "0.0.0.0", "[::2]", "128.0.0.1", "127.0.0.256",
      ""})
  void refusesAHostThatIsNotLoopback(String host) throws IOException {
    Answer answer = RawHttp.send(port, "GET /v1/jobs HTTP/1.1", "Host: " + host);
    assertThat(problem(answer, 403, "FORBIDDEN").path("detail").stringValue()).startsWith("Host is '" + host + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost@evil.example", "localhost#evil.example", "evil.example/localhost"})
  void refusesAHostThatIsNone(String host) throws IOException {
    assertThat(RawHttp.send(port, "GET /v1/jobs HTTP/1.1", "Host: " + host).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST", "127.0.0.1", "127.0.0.1:9", "127.1.2.3",
      "[::1]", "[::1]:8080"})
  void takesAHostThatIsLoopback(String host) throws IOException {
    assertThat(RawHttp.send(port, "GET /v1/jobs?pageSize=1 HTTP/1.1", "Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "https://localhost.evil.example:8080", "null", "file://", "localhost",
      "http://localhost@evil.example", ""})
  void refusesAnOriginThatIsNotLoopback(String origin) throws IOException {
    Answer answer = RawHttp.send(port, "POST /v1/jobs HTTP/1.1", "Host: localhost", "Origin: " + origin,
        "Content-Length: 0");
    assertThat(problem(answer, 403, "FORBIDDEN").path("detail").stringValue())
        .startsWith("Origin is '" + origin + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://localhost:3000", "https://127.0.0.1:8443", "http://[::1]:8080"})
  void takesAnOriginThatIsLoopback(String origin) throws IOException {
    Answer answer = RawHttp.send(port, "GET /v1/jobs?pageSize=1 HTTP/1.1", "Host: localhost", "Origin: " + origin);
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/actuator/health", "/actuator/prometheus", "/v3/api-docs", "/"})
  void guardsEveryPath(String path) throws IOException {
    problem(RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: evil.example"), 403, "FORBIDDEN");
  }
}
