package dev.engram.service.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.engram.service.http.Caller;
import dev.engram.service.http.DataFolder;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service, shared by the tests that extend this, and a fresh browser for each; jobs that were left are ended. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "engram.slots=2")
abstract class BrowserTest {

  private static final Pattern JOB = Pattern.compile("job_\\w+");

  @LocalServerPort
  int port;

  Caller caller;
  Page page;
  Charts charts;
  private Visit visit;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @BeforeEach
  void open() {
    caller = new Caller(port);
    visit = new Visit(port);
    page = visit.page();
    charts = new Charts(page);
  }

  @AfterEach
  void leave() {
    try (Visit ended = visit) {
      ended.assertNoComplaints();
    } finally {
      caller.pages("/v1/jobs")
          .stream()
          .filter(job -> !job.path("terminal").booleanValue())
          .forEach(job -> caller.end(job.path("id").stringValue()));
    }
  }

  Locator role(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator button(String name) {
    return role(AriaRole.BUTTON, name);
  }

  Locator link(String name) {
    return role(AriaRole.LINK, name);
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** The id of the job whose page is open. */
  String openJob() {
    page.waitForURL(Pattern.compile(".*/jobs/job_\\w+"));
    return JOB.matcher(page.url()).results().findFirst().orElseThrow().group();
  }
}
