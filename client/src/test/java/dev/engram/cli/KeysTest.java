package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  private static Map<String, Object> key(String id, String role, @Nullable String lastUsedAt) {
    Map<String, Object> key = new HashMap<>(Map.of("id", id, "name", "ada's laptop", "owner", "ada", "role", role,
        "createdAt", "2026-11-20T12:00:00Z"));
    key.put("lastUsedAt", lastUsedAt);
    return key;
  }

  private static Reply given() {
    return Reply.json(Map.of("key", key("key_1", "user", null), "secret", "egm_secret"));
  }

  private CommandLineRun run(String... arguments) {
    String[] all = Arrays.copyOf(new String[]{"keys"}, arguments.length + 1);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.at(service, all);
  }

  @Test
  void aNewKeysSecretIsAloneOnTheStandardOutput() {
    service.on("POST /v1/keys", given());

    CommandLineRun run = run("add", "ada");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("egm_secret\n");
    assertThat(run.err()).contains("key_1", "ada", "user", "nobody can show again");
    assertThat(service.lastRequest().body()).isEqualTo("{\"name\":\"ada\",\"owner\":\"ada\",\"role\":\"user\"}");
  }

  @Test
  void aKeyMayBeAnothersAndOfAnotherRole() {
    service.on("POST /v1/keys", given());
    run("add", "plots", "--owner", "ada", "--role", "reader");
    assertThat(service.lastRequest().body()).isEqualTo("{\"name\":\"plots\",\"owner\":\"ada\",\"role\":\"reader\"}");
  }

  @Test
  void listsThemWithoutTheirSecrets() {
    service.on("GET /v1/keys", Reply.json(Map.of("items", List.of(key("key_1", "admin", null)))));
    assertThat(run("list").out()).contains("key_1", "ada's laptop", "admin", "last used");
  }

  @Test
  void rotatesWithAGrace() {
    service.on("POST /v1/keys/key_1/rotate?graceSeconds=86400", given());
    CommandLineRun run = run("rotate", "key_1", "--grace", "PT24H");
    assertThat(run.out()).isEqualTo("egm_secret\n");
    assertThat(run.err()).contains("has another secret");
  }

  @Test
  void revokes() {
    service.on("DELETE /v1/keys/key_1", new Reply(204, Map.of(), ""));
    CommandLineRun run = run("revoke", "key_1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("Key key_1 opens nothing any more.\n");
  }

  @Test
  void printsJson() {
    service.on("POST /v1/keys", given());
    assertThat(run("add", "ada", "--json").out().replaceAll("\\s", "")).contains("\"secret\":\"egm_secret\"");
  }

  @Test
  void saysWhatIsMissingOrNotKnown() {
    assertThat(run("add").err()).contains("keys add needs a name");
    assertThat(run("rotate").exitCode()).isEqualTo(2);
    assertThat(run("burn", "key_1").err()).contains("keys burn is not known; there are add, list, rotate and revoke");
    assertThat(run("add", "ada", "--role", "king").exitCode()).isEqualTo(2);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void aKeyThatMayNotDoSoIsTold() {
    service.on("GET /v1/keys", Reply.problem(403, """
        {"status": 403, "detail": "This takes the role admin; the key that was shown has the role user."}"""));
    CommandLineRun run = run("list");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("takes the role admin");
  }

  /** A second rotation would take the secret back that is in use. */
  @Test
  void whatGivesASecretOutIsNotTriedAgain() {
    Reply away = new Reply(503, Map.of("Retry-After", "1"), "");
    service.on("POST /v1/keys/key_1/rotate?graceSeconds=86400", away, given()).on("POST /v1/keys", away, given());

    assertThat(run("rotate", "key_1", "--grace", "PT24H").exitCode()).isEqualTo(3);
    assertThat(run("add", "ada").exitCode()).isEqualTo(3);

    assertThat(service.requests()).hasSize(2);
  }
}
