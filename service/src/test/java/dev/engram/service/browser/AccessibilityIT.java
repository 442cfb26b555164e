package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.engram.service.http.Specs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessibilityIT extends BrowserTest {

  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  @Test
  void axeFindsNothingSeriousOnAnyPage() {
    String job = caller.submit(Specs.brief(1));
    String sweep = caller.submitSweep(Specs.read("""
        {"name": "two", "base": {"cell": {"type": "rnn", "hiddenSize": 8}, "batchSize": 8, "maxSteps": 20,
         "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}, "axes": {"length": [3, 4]}}"""));
    caller.awaitEnd(job);
    caller.awaitSweep(sweep, one -> one.path("terminal").booleanValue());
    List<String> pages = List.of("/", "/?state=FAILED", "/jobs/" + job, "/jobs/" + job + "/cell", "/jobs/new",
        "/sweeps",
        "/sweeps/" + sweep, "/sweeps/new", "/compare", "/compare?job=" + job, "/system", "/jobs/job_none");
    check(pages, ColorScheme.LIGHT);
    check(List.of("/", "/jobs/" + job, "/jobs/new", "/sweeps/" + sweep, "/system"), ColorScheme.DARK);
  }

  private void check(List<String> pages, ColorScheme colours) {
    try (Visit visit = new Visit(port, 1280, 900, colours)) {
      pages.forEach(address -> check(visit.page(), address, colours));
      visit.assertNoComplaints();
    }
  }

  private static void check(Page page, String address, ColorScheme colours) {
    page.navigate(address);
    page.waitForTimeout(300);
    List<String> found = new AxeBuilder(page).setLegacyMode(true)
        .analyze()
        .getViolations()
        .stream()
        .filter(rule -> SERIOUS.contains(rule.getImpact()))
        .map(AccessibilityIT::describe)
        .toList();
    assertThat(found).as(address + " " + colours).isEmpty();
  }

  private static String describe(Rule rule) {
    return "%s: %s %s".formatted(rule.getId(), rule.getHelp(),
        rule.getNodes().stream().limit(5).map(node -> node.getHtml() + " " + node.getFailureSummary()).toList());
  }

  @Test
  void theKeyboardIsEnough() {
    String id = caller.submit(Specs.endless());
    page.navigate("/");
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the content")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#content")).isFocused();

    page.locator("#%s a".formatted(id)).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#job-state")).hasText("training");
    page.waitForLoadState();
    page.locator("#do-CANCEL").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#job-state")).hasText("cancelled");
  }

  /** Parts that renew themselves must not take away what a reader is at. */
  @Test
  void focusAndTicksOutlastARenewal() {
    String id = caller.submit(Specs.endless());
    page.navigate("/");
    page.locator("#%s input".formatted(id)).check();
    page.locator("#%s a".formatted(id)).focus();
    String step = page.locator("#%s .progress small".formatted(id)).textContent();

    page.waitForFunction("([id, step]) => document.querySelector(`#${id} .progress small`).textContent !== step",
        List.of(id, step));

    assertThat(page.locator("#%s input".formatted(id))).isChecked();
    assertThat(page.locator("#%s a".formatted(id))).isFocused();
  }
}
