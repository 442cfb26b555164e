package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Specs;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What users call their jobs and sweeps is text, wherever it is shown; a dialog or a broken page fails the visit. */
class UserGivenNamesIT extends BrowserTest {

  private static final String EVIL = "</title><img src=x onerror=alert(1)><script>alert(2)</script>\"'&{{7*7}}${7*7}";

  private static ObjectNode named(ObjectNode spec) {
    return spec.set("name", JsonNodeFactory.instance.stringNode(EVIL));
  }

  @Test
  void theNameOfAJobIsText() {
    ObjectNode spec = named(Specs.brief(2));
    spec.putObject("labels").put("<b>key", "<i>value\" onfocus=alert(3) x=\"");
    String id = caller.submit(spec);
    for (String address : new String[]{"/", "/jobs/" + id, "/jobs/" + id + "/cell", "/compare?job=" + id}) {
      page.navigate(address);
      assertThat(page.getByText(EVIL).first()).isVisible();
      assertThat(page.locator("main img, main script, main i")).hasCount(0);
    }
    page.navigate("/jobs/new?like=" + id);
    assertThat(field("Name")).hasValue(EVIL);
    assertThat(page.locator("#java")).containsText("<img src=x");
  }

  @Test
  void theNameOfASweepIsText() {
    ObjectNode sweep = named(Specs.read("""
        {"base": {"cell": {"type": "rnn", "hiddenSize": 8}, "batchSize": 8, "maxSteps": 20,
         "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}, "axes": {"length": [3, 4]}}"""));
    String id = caller.submitSweep(sweep);
    caller.awaitSweep(id, one -> one.path("terminal").booleanValue());
    for (String address : new String[]{"/sweeps", "/sweeps/" + id}) {
      page.navigate(address);
      assertThat(page.getByText(EVIL).first()).isVisible();
      assertThat(page.locator("main img, main script")).hasCount(0);
    }
    page.navigate("/v1/sweeps/%s/report.html".formatted(id));
    assertThat(page.locator("h1")).hasText(EVIL);
    assertThat(page.locator("img, script")).hasCount(0);
    page.navigate("/v1/sweeps/%s/curve.svg".formatted(id));
    assertThat((int) page.evaluate("document.querySelectorAll('script, img, foreignObject').length")).isZero();
    assertThat((String) page.evaluate("document.documentElement.textContent")).contains("<script>alert(2)</script>");
  }

  @Test
  void aFilterThatIsNotOneIsText() {
    page.navigate("/?label=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&cell=%3Cscript%3E");
    assertThat(page.locator("main img, main script")).hasCount(0);
    assertThat(page.getByText("No job is like that.")).isVisible();
  }
}
