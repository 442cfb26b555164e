package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import tools.jackson.databind.JsonNode;

class SystemTest extends ServiceTest {

  @Autowired
  private BuildProperties build;

  @Test
  void tellsWhatItIs() {
    JsonNode system = caller.get("/v1/system").json();

    assertThat(system.path("version").stringValue()).isEqualTo(build.getVersion());
    assertThat(system.path("role").stringValue()).isEqualTo("all");
    assertThat(system.path("engine").stringValue()).startsWith("DJL PyTorch ");
    assertThat(system.path("native").stringValue()).startsWith("libtorch ");
    assertThat(system.path("slots").intValue()).isEqualTo(2);
  }

  @Test
  void tellsWhatItCanComputeOn() {
    JsonNode system = caller.get("/v1/system").json();

    JsonNode cpu = system.path("devices").valueStream().toList().getLast();
    assertThat(cpu.path("id").stringValue()).isEqualTo("cpu");
    assertThat(cpu.path("name").stringValue()).contains("core");
    assertThat(cpu.path("memoryBytes").longValue()).isGreaterThan(cpu.path("freeBytes").longValue());
    assertThat(cpu.path("freeBytes").longValue()).isPositive();
    assertThat(system.path("cudaAvailable").booleanValue())
        .isEqualTo(
            system.path("devices").valueStream().anyMatch(device -> device.path("id").asString().startsWith("cuda")));
  }

  @Test
  void hasOneWorkerThatIsAlive() {
    JsonNode system = caller.get("/v1/system").json();

    assertThat(system.path("workers")).hasSize(1);
    JsonNode worker = system.path("workers").get(0);
    assertThat(worker.path("id").stringValue()).endsWith("-" + ProcessHandle.current().pid());
    assertThat(worker.path("slots").intValue()).isEqualTo(2);
    assertThat(worker.path("devices").valueStream().map(JsonNode::stringValue)).contains("cpu");
    assertThat(Instant.parse(worker.path("lastHeartbeat").stringValue())).isBeforeOrEqualTo(Instant.now());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/actuator/health", "/actuator/health/liveness"})
  void isUp(String path) {
    Answer answer = caller.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").stringValue()).isEqualTo("UP");
  }

  @Test
  void countsRequestsForPrometheus() {
    caller.get("/v1/cells");
    Answer answer = caller.get("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("http_server_requests_seconds_count{", "uri=\"/v1/cells\"", "jvm_memory_used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/actuator/beans"})
  void showsNothingOfItsInside(String path) {
    assertThat(caller.get(path).status()).isEqualTo(404);
  }
}
