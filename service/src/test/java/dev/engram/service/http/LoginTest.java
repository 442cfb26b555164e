package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.api.Role;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A key that was turned into a login of a browser. */
class LoginTest extends KeyedServiceTest {

  /** What a browser keeps. */
  private record Browser(String login, String proof) {

    String cookies() {
      return login + "; XSRF-TOKEN=" + proof;
    }
  }

  private String proof() {
    String cookie = stranger.get("/login")
        .headers()
        .allValues("Set-Cookie")
        .stream()
        .filter(one -> one.startsWith("XSRF-TOKEN="))
        .findFirst()
        .orElseThrow();
    assertThat(cookie).contains("SameSite=Strict").doesNotContain("HttpOnly");
    return cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';'));
  }

  private Answer tryToLogin(String key, String proof) {
    return stranger.send("POST", "/login", BodyPublishers.ofString("{\"key\": \"%s\"}".formatted(key)), "Content-Type",
        "application/json", "Cookie", "XSRF-TOKEN=" + proof, "X-XSRF-TOKEN", proof);
  }

  private Browser login(String key) {
    String proof = proof();
    Answer answer = tryToLogin(key, proof);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    String cookie = answer.header("Set-Cookie");
    assertThat(cookie).startsWith("engram-login=").contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
    return new Browser(cookie.substring(0, cookie.indexOf(';')), proof);
  }

  private Browser loginAs(String owner, Role role) {
    return login(give(owner, role).path("secret").stringValue());
  }

  private Answer get(Browser browser, String path) {
    return stranger.get(path, "Cookie", browser.cookies(), "Accept", "text/html");
  }

  private Answer submit(Browser browser, String... more) {
    String[] headers = new String[4 + more.length];
    System.arraycopy(new String[]{"Content-Type", "application/json", "Cookie", browser.cookies()}, 0, headers, 0, 4);
    System.arraycopy(more, 0, headers, 4, more.length);
    return stranger.send("POST", "/v1/jobs", BodyPublishers.ofString(Specs.tiny("rnn").toString()), headers);
  }

  @Test
  void whoReadsPagesIsSentToTheLoginAndBack() {
    Answer answer = stranger.get("/jobs/new?cell=lstm", "Accept", "text/html");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/login?next=%2Fjobs%2Fnew%3Fcell%3Dlstm");
    assertThat(stranger.get("/login", "Accept", "text/html").body()).contains("API key", "/assets/login.js");
    assertThat(stranger.get("/assets/login.js").status()).isEqualTo(200);
  }

  @Test
  void aPartOfAPageIsNotReplacedByTheLogin() {
    Answer answer = stranger.get("/jobs/rows", "HX-Request", "true", "Accept", "text/html");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("HX-Redirect")).isEqualTo("/login");
  }

  @Test
  void whoHasLoggedInSeesTheirPagesAndWhoTheyAre() {
    Browser browser = loginAs("ada", Role.USER);
    assertThat(get(browser, "/").body()).contains("Log out", "ada", "New job");
    assertThat(get(loginAs("ada", Role.READER), "/").body()).contains("Log out").doesNotContain("New job");
    assertThat(stranger.get("/v1/keys", "Cookie", browser.cookies()).status()).isEqualTo(403);
  }

  @Test
  void aKeyThatIsNoneIsNoLogin() {
    Answer answer = tryToLogin("egm_wrong", proof());
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("detail").stringValue()).contains("not known");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(tryToLogin("", proof()).status()).isEqualTo(401);
  }

  @Test
  void aPageOfAnotherSiteCanDoNothingWithALogin() {
    Browser browser = loginAs("ada", Role.USER);
    assertThat(submit(browser).status()).as("without its proof").isEqualTo(403);
    assertThat(submit(browser, "X-XSRF-TOKEN", "guessed").status()).isEqualTo(403);
    assertThat(submit(browser, "X-XSRF-TOKEN", browser.proof()).status()).isEqualTo(202);
    assertThat(stranger.send("POST", "/login", BodyPublishers.ofString("{}"), "Content-Type", "application/json")
        .status()).as("nor log somebody in").isEqualTo(403);
  }

  @Test
  void loggingOutEndsTheLoginAlsoForWhoeverHasTheCookie() {
    Browser browser = loginAs("ada", Role.USER);
    Answer answer = stranger.send("POST", "/logout", BodyPublishers.noBody(), "Cookie", browser.cookies(),
        "X-XSRF-TOKEN", browser.proof());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).contains("engram-login=;", "Max-Age=0");
    assertThat(get(browser, "/").status()).isEqualTo(302);
  }

  @Test
  void aLoginEndsWithItsKey() {
    for (String end : new String[]{"rotate", "revoke"}) {
      JsonNode given = give("ada", Role.USER);
      Browser browser = login(given.path("secret").stringValue());
      assertThat(get(browser, "/").status()).isEqualTo(200);
      String key = "/v1/keys/" + given.at("/key/id").stringValue();
      Answer ended = end.equals("rotate") ? admin.post(key + "/rotate") : admin.delete(key);
      assertThat(ended.status()).isIn(200, 204);
      assertThat(get(browser, "/").status()).as(end).isEqualTo(302);
    }
  }

  @Test
  void aLoginWithTheFormerSecretEndsWithIt() {
    JsonNode given = give("ada", Role.USER);
    admin.post("/v1/keys/" + given.at("/key/id").stringValue() + "/rotate?graceSeconds=2");
    Browser browser = login(given.path("secret").stringValue());
    assertThat(get(browser, "/").status()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(get(browser, "/").status()).isEqualTo(302));
  }

  @Test
  void theKeyOfTheSettingsLogsIn() {
    assertThat(get(login(ADMIN_KEY), "/").body()).contains("Log out", "admin");
  }

  @Test
  void aKeyIsShownOnPurposeAndNeedsNoProof() {
    assertThat(somebody("ada", Role.USER).trySubmit(Specs.tiny("rnn")).status()).isEqualTo(202);
  }
}
