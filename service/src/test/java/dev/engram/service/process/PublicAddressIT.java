package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that others can reach, with the settings of the container. */
class PublicAddressIT {

  private static final String KEY = "egm_a-key-that-is-long-enough-to-be-one-0123456789";

  @TempDir
  private static Path folder;
  private static ServiceProcess service;
  private static int managementPort;

  @BeforeAll
  static void start() throws Exception {
    // as a container's secrets: a file for each, named as its setting
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("engram.security.admin-key"), KEY + "\n");
    try (ServerSocket free = new ServerSocket(0)) {
      managementPort = free.getLocalPort();
    }
    service = ServiceProcess.start(folder, "--server.address=0.0.0.0", "--management.server.port=" + managementPort,
        "--spring.config.import=configtree:" + secrets + "/");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void answersUnderAnyNameWhoHasAKey() throws Exception {
    Caller holder = service.caller().withKey(KEY);
    assertThat(holder.get("/v1/jobs", "Origin", "https://engram.example").status()).isEqualTo(200);
    assertThat(holder.awaitEnd(holder.submit(Specs.with(Specs.smallest("rnn", 2), "/maxSteps", "50")))
        .path("owner")
        .stringValue()).isEqualTo("admin");
    assertThat(service.caller().get("/v1/jobs").status()).isEqualTo(401);
    assertThat(service.caller().withKey(KEY + "x").get("/v1/jobs").status()).isEqualTo(401);
  }

  @Test
  void saysWhetherItIsWellToEverybody() throws Exception {
    assertThat(service.caller().get("/livez").status()).isEqualTo(200);
    assertThat(service.caller().get("/readyz").status()).isEqualTo(200);
    assertThat(service.caller().get("/readyz").body()).as("and nothing more").isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void metersHaveAPortOfTheirOwn() throws Exception {
    Caller management = new Caller(managementPort).unchecked();
    assertThat(management.get("/actuator/prometheus").body()).contains("engram_jobs");
    assertThat(management.get("/actuator/health").status()).isEqualTo(200);
    assertThat(management.get("/actuator/info").status()).isEqualTo(200);
    for (String path : new String[]{"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/loggers",
        "/v1/jobs", "/"}) {
      assertThat(management.get(path).status()).as(path).isEqualTo(404);
    }
    Caller holder = service.caller().withKey(KEY);
    assertThat(holder.get("/actuator/prometheus").status()).isEqualTo(404);
    assertThat(holder.get("/actuator/health").status()).isEqualTo(404);
  }

  @Test
  void answersAreNotKeptByWhatIsBetween() throws Exception {
    Answer answer = service.caller().withKey(KEY).get("/v1/jobs");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(service.caller().get("/assets/page.js").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void theLogHasNoSecret() throws Exception {
    assertThat(service.log()).contains("is ready").doesNotContain(KEY);
  }
}
