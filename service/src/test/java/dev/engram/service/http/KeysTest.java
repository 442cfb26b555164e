package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys: given out, used, rotated, revoked. */
class KeysTest extends KeyedServiceTest {

  @Autowired
  private JdbcClient jdbc;

  private static String secret(JsonNode given) {
    return given.path("secret").stringValue();
  }

  private static String id(JsonNode given) {
    return given.at("/key/id").stringValue();
  }

  private int statusWith(String secret) {
    return stranger.withKey(secret).get("/v1/jobs").status();
  }

  private Answer rotate(JsonNode given, String query) {
    return admin.post("/v1/keys/%s/rotate%s".formatted(id(given), query));
  }

  @Test
  void aKeyOpensFromTheMomentThatItIsGivenOut() {
    JsonNode given = admin.postJson("/v1/keys", """
        {"name": "ada's laptop", "owner": "ada", "role": "reader"}""").json();

    assertThat(given.path("key").path("name").stringValue()).isEqualTo("ada's laptop");
    assertThat(given.path("key").path("role").stringValue()).isEqualTo("reader");
    assertThat(secret(given)).matches("egm_[0-9a-z]{26}_[0-9a-f]{48}");
    assertThat(statusWith(secret(given))).isEqualTo(200);
  }

  @Test
  void onlyItsHashIsKept() {
    String secret = secret(give("ada", Role.USER));

    assertThat(jdbc.sql("select count(*) from api_key").query(Integer.class).single()).isPositive();
    for (String table : new String[]{"api_key", "idempotency_key", "login"}) {
      assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString()).doesNotContain(secret,
          secret.substring(31));
    }
  }

  @Test
  void itsSecretIsToldOnceAlsoToWhomeverAsksTwice() {
    String[] headers = {"Content-Type", "application/json", "Idempotency-Key", "once"};
    String body = """
        {"owner": "ada"}""";
    Answer first = admin.send("POST", "/v1/keys", BodyPublishers.ofString(body), headers);
    Answer second = admin.send("POST", "/v1/keys", BodyPublishers.ofString(body), headers);

    assertThat(secret(second.json())).isNotEqualTo(secret(first.json()));
    assertThat(admin.get("/v1/keys?pageSize=1000").body()).contains(id(first.json()))
        .doesNotContain(secret(first.json()));
  }

  @Test
  void itIsSeenWhichKeysAreUsed() {
    JsonNode given = give("ada", Role.READER);
    assertThat(listed(given).path("lastUsedAt").isNull()).isTrue();

    statusWith(secret(given));
    assertThat(listed(given).path("lastUsedAt").isNull()).isFalse();
  }

  private JsonNode listed(JsonNode given) {
    return admin.pages("/v1/keys")
        .stream()
        .filter(key -> key.path("id").stringValue().equals(id(given)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNewestAreListedFirst() {
    String older = id(give("ada", Role.READER));
    String newer = id(give("ada", Role.READER));
    assertThat(admin.pages("/v1/keys")).extracting(key -> key.path("id").stringValue())
        .containsSubsequence(newer, older);
    JsonNode page = admin.get("/v1/keys?pageSize=1").json();
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("nextPageToken").isString()).isTrue();
  }

  @Test
  void afterARotationBothSecretsOpenForAWhile() {
    JsonNode given = give("ada", Role.READER);
    JsonNode rotated = rotate(given, "").json();

    assertThat(id(rotated)).isEqualTo(id(given));
    assertThat(rotated.path("key").path("rotatedAt").isNull()).isFalse();
    assertThat(rotated.path("key").path("formerValidUntil").isNull()).isFalse();
    assertThat(statusWith(secret(rotated))).isEqualTo(200);
    assertThat(statusWith(secret(given))).isEqualTo(200);

    JsonNode again = rotate(given, "").json();
    assertThat(statusWith(secret(given))).as("the one before the former").isEqualTo(401);
    assertThat(statusWith(secret(again))).isEqualTo(200);
  }

  @Test
  void withoutGraceTheFormerSecretOpensNothing() {
    JsonNode given = give("ada", Role.READER);
    JsonNode rotated = rotate(given, "?graceSeconds=0").json();

    assertThat(statusWith(secret(given))).isEqualTo(401);
    assertThat(statusWith(secret(rotated))).isEqualTo(200);
  }

  @Test
  void aSecretIsToldOnceHoweverItsAddressIsWritten() {
    for (String address : new String[]{"/v1/keys", "/v1/%6beys"}) {
      Set<String> secrets = new HashSet<>();
      for (int time = 0; time < 2; time++) {
        Answer answer = admin.unchecked()
            .send("POST", address, BodyPublishers.ofString("{\"owner\": \"ada\"}"), "Content-Type",
                "application/json", "Idempotency-Key", "the same");
        secrets.add(secret(answer.json()));
      }
      assertThat(secrets).as(address).hasSize(2);
    }
  }

  @Test
  void anOwnerOfTheLongestNameCanMakeARequestTwice() {
    Caller owner = somebody("o".repeat(100), Role.ADMIN);
    String[] ids = new String[2];
    for (int time = 0; time < 2; time++) {
      ids[time] = owner.send("POST", "/v1/jobs", BodyPublishers.ofString(Specs.tiny("rnn").toString()), "Content-Type",
          "application/json", "Idempotency-Key", "long").json().path("id").stringValue();
    }
    assertThat(ids[0]).startsWith("job_").isEqualTo(ids[1]);
    admin.awaitEnd(ids[0]);
  }

  @Test
  void whoHasNoKeyCausesNoDefectByAnIdempotencyKey() {
    Answer answer = stranger.unchecked()
        .send("POST", "/livez", BodyPublishers.noBody(), "Idempotency-Key", "x", "Accept", "application/json");
    assertThat(answer.status()).isEqualTo(405);
  }

  @Test
  void theGraceHasLimits() {
    JsonNode given = give("ada", Role.READER);
    assertThat(rotate(given, "?graceSeconds=-1").status()).isEqualTo(422);
    assertThat(rotate(given, "?graceSeconds=99999999").status()).isEqualTo(422);
    assertThat(rotate(given, "?graceSeconds=soon").status()).isEqualTo(400);
  }

  @Test
  void aRevokedKeyOpensNothingAndWhatItSubmittedStays() {
    JsonNode given = give("ada", Role.USER);
    String job = stranger.withKey(secret(given)).submit(Specs.tiny("rnn"));

    assertThat(admin.delete("/v1/keys/" + id(given)).status()).isEqualTo(204);
    assertThat(statusWith(secret(given))).isEqualTo(401);
    assertThat(admin.delete("/v1/keys/" + id(given)).status()).isEqualTo(404);
    assertThat(rotate(given, "").status()).isEqualTo(404);
    assertThat(admin.awaitEnd(job).path("owner").stringValue()).isEqualTo("ada");
  }

  @Test
  void whatIsWrongWithARequestForOneIsSaid() {
    assertThat(violations("{}")).contains("/owner", "is missing");
    assertThat(violations("{\"owner\": \"local\"}")).contains("/owner", "without a key");
    assertThat(violations("""
        {"owner": "a b", "name": "%s"}""".formatted("n".repeat(201)))).contains("/owner", "/name");
    assertThat(admin.postJson("/v1/keys", """
        {"owner": "ada", "role": "king"}""").status()).isEqualTo(400);
  }

  private String violations(String body) {
    Answer answer = admin.postJson("/v1/keys", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().path("errors").toString();
  }

  @Test
  void theKeyOfTheSettingsIsAnAdminsWithoutBeingInTheList() {
    assertThat(admin.get("/v1/keys").status()).isEqualTo(200);
    assertThat(admin.get("/v1/keys?pageSize=1000").body()).doesNotContain("admin-key");
  }

  @Test
  void aKeyMayBeShownAsAnySpellingOfBearer() {
    String secret = secret(give("ada", Role.READER));
    assertThat(stranger.get("/v1/jobs", "Authorization", "bearer  " + secret).status()).isEqualTo(200);
    assertThat(stranger.get("/v1/jobs", "Authorization", "Basic " + secret).status()).isEqualTo(401);
    assertThat(stranger.get("/v1/jobs?key=" + secret).status()).isEqualTo(401);
  }
}
