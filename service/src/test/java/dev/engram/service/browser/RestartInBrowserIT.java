package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartInBrowserIT {

  /** A curve that was broken off has no step twice, and lacks no more than the events of a quick job leave out. */
  private static final String BREAKS = "points.slice(1)"
      + ".filter((point, index) => point[0] <= points[index][0] || point[0] > points[index][0] + 200).length";
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions()
      .setTimeout(30_000);

  @TempDir
  private Path folder;

  @BeforeEach
  void needABrowser() {
    assertThat(Chromium.browser().isConnected()).isTrue();
  }

  @Test
  void anOpenPageSaysThatItIsCutOffAndGoesOnByItself() throws Exception {
    ServiceProcess first = ServiceProcess.start(folder);
    int port = first.port();
    try (Visit visit = new Visit(port)) {
      Page page = visit.page();
      Charts charts = new Charts(page);
      String id = first.caller().submit(Specs.endless());
      page.navigate("/jobs/" + id);
      page.evaluate("() => { window.neverReloaded = true; }");
      charts.await("loss", "lastStep > 200");

      first.kill();
      assertThat(page.getByText("Engram can’t be reached.")).isVisible(PATIENTLY);
      int before = charts.number("loss", "lastStep");

      try (ServiceProcess second = ServiceProcess.start(folder, "--server.port=" + port)) {
        charts.await("loss", "lastStep > " + before);
        assertThat(page.getByText("Engram can’t be reached.")).isHidden();
        assertThat(page.locator("#events")).containsText("attempt 2");
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        assertThat(charts.number("loss", BREAKS)).isZero();
        visit.assertNoComplaints();
        second.caller().end(id);
      }
    } finally {
      first.close();
    }
  }
}
