package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.DataFolder;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The pages of a service that asks who calls. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"engram.slots=1", "engram.security.require-keys=true",
        "engram.security.admin-key=" + LoginIT.ADMIN_KEY})
class LoginIT {

  static final String ADMIN_KEY = "egm_an-admin-key-of-the-tests-that-is-long-enough";

  @LocalServerPort
  private int port;

  private Caller admin;
  private Visit visit;
  private Page page;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @BeforeEach
  void open() {
    admin = new Caller(port).withKey(ADMIN_KEY);
    visit = new Visit(port);
    page = visit.page();
  }

  @AfterEach
  void leave() {
    try (Visit ended = visit) {
      ended.assertNoComplaints();
    }
  }

  private JsonNode give(String role) {
    Answer answer = admin.postJson("/v1/keys", "{\"owner\": \"ada\", \"role\": \"%s\"}".formatted(role));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json();
  }

  private void login(String key) {
    page.getByLabel("API key").fill(key);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).press("Enter");
  }

  @Test
  void whoLogsInComesToThePageThatTheyWantedAndCanWorkThere() {
    page.navigate("/jobs/new");
    login("egm_wrong");
    assertThat(page.getByRole(AriaRole.ALERT).and(page.locator("#key-error"))).containsText("not known");
    login(give("user").path("secret").stringValue());

    page.waitForURL("**/jobs/new");
    assertThat(page.locator("#curl")).containsText("Authorization: Bearer $ENGRAM_API_KEY");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start")).click();
    page.waitForURL(Pattern.compile(".*/jobs/job_\\w+"));
    page.locator("#do-CANCEL").click();
    assertThat(page.locator("#job-state")).hasText("cancelled");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out ada")).click();
    page.waitForURL("**/login");
    page.navigate("/");
    page.waitForURL("**/login?next=*");
  }

  @Test
  void aPageThatIsOpenWhileItsKeyIsRevokedTurnsToTheLogin() {
    JsonNode given = give("reader");
    page.navigate("/");
    login(given.path("secret").stringValue());
    page.waitForURL("**/");
    assertThat(page.getByText("New job")).hasCount(0);
    admin.delete("/v1/keys/" + given.at("/key/id").stringValue());
    page.waitForURL("**/login");
  }

  @Test
  void theLoginLeadsNowhereElse() {
    page.navigate("/login?next=https://engram.example/");
    login(give("reader").path("secret").stringValue());
    page.waitForURL("http://127.0.0.1:%d/".formatted(port));
  }
}
