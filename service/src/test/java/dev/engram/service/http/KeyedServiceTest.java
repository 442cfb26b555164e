package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Role;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service that asks for keys, as on any address but loopback; what an owner has is the tests' own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"engram.slots=2", "engram.security.require-keys=true",
        "engram.security.admin-key=" + KeyedServiceTest.ADMIN_KEY, "engram.rate.requests-per-second=1",
        "engram.rate.burst=1000", "engram.quotas.queued=150", "engram.quotas.running=1",
        "engram.quotas.steps=10000000"})
abstract class KeyedServiceTest {

  static final String ADMIN_KEY = "egm_an-admin-key-of-the-tests-that-is-long-enough";

  @LocalServerPort
  int port;

  /** Somebody without a key. */
  Caller stranger;
  Caller admin;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @BeforeEach
  void call() {
    stranger = new Caller(port);
    admin = stranger.withKey(ADMIN_KEY);
  }

  /** Gives out a key, and tells it with its secret. */
  JsonNode give(String owner, Role role) {
    Answer answer = admin.postJson("/v1/keys", """
        {"owner": "%s", "role": "%s"}""".formatted(owner, role.name().toLowerCase(Locale.ROOT)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  /** Somebody with a key of their own. */
  Caller somebody(String owner, Role role) {
    return stranger.withKey(give(owner, role).path("secret").stringValue());
  }
}
