package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.engram.service.http.Specs;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JobListIT extends BrowserTest {

  @Test
  void theListIsLive() {
    page.navigate("/");
    String id = caller.submit(Specs.endless());

    assertThat(page.locator("#" + id)).containsText("training");
    caller.end(id);
    assertThat(page.locator("#" + id)).containsText("cancelled");
    assertThat(page.locator("#%s time".formatted(id))).hasText("just now");
    assertThat(page.locator("#%s time".formatted(id)).getAttribute("title")).contains("202");
  }

  @Test
  void filtersNarrowIt() {
    ObjectNode spec = Specs.endless();
    spec.putObject("labels").put("course", "dl & more");
    String labelled = caller.submit(spec);
    String other = caller.submit(Specs.endless());
    page.navigate("/");
    field("Label").fill("course:dl & more");
    field("Label").press("Enter");

    assertThat(page.locator("#" + labelled)).isVisible();
    assertThat(page.locator("#" + other)).hasCount(0);

    caller.end(labelled);
    assertThat(page.locator("#" + labelled)).containsText("cancelled");
    field("State").selectOption("FAILED");
    button("Show").click();
    assertThat(page.getByText("No job is like that.")).isVisible();
    link("Show all jobs").click();
    assertThat(page.locator("#" + other)).isVisible();
  }

  @Test
  void anEmptyListFillsAndEmpties() {
    page.navigate("/?label=first:one");
    assertThat(page.getByText("No job is like that.")).isVisible();
    ObjectNode spec = Specs.endless();
    spec.putObject("labels").put("first", "one");
    String id = caller.submit(spec);

    assertThat(page.locator("#" + id)).isVisible();
    assertThat(page.getByText("No job is like that.")).isHidden();
    caller.end(id);
    assertThat(caller.delete("/v1/jobs/" + id).status()).isEqualTo(204);
    assertThat(page.getByText("No job is like that.")).isVisible();
  }

  @Test
  void whatIsScrolledToIsRenewedInALongList() {
    String oldest = caller.submit(Specs.endless());
    for (int job = 0; job < 60; job++) {
      caller.submit(Specs.endless());
    }
    page.navigate("/?size=61");
    caller.end(oldest);
    String newest = caller.submit(Specs.endless());
    assertThat(page.locator("#" + newest)).isVisible();
    assertThat(page.locator("tbody tr")).hasCount(62);
    assertThat(page.locator("#" + oldest)).not().containsText("cancelled");

    page.locator("#" + oldest).scrollIntoViewIfNeeded();

    assertThat(page.locator("#" + oldest)).containsText("cancelled");
  }

  @Test
  void olderJobsAreAPageAway() {
    String first = caller.submit(Specs.endless());
    String second = caller.submit(Specs.endless());
    page.navigate("/?size=1");
    assertThat(page.locator("#" + second)).isVisible();

    link("Older jobs").click();

    assertThat(page.locator("#" + first)).isVisible();
    link("To the newest").click();
    assertThat(page.locator("#" + second)).isVisible();
  }

  @Test
  void chosenJobsAreCompared() {
    String first = caller.submit(Specs.brief(3));
    String second = caller.submit(Specs.brief(4));
    page.navigate("/");
    page.locator("#%s input".formatted(first)).check();
    page.locator("#%s input".formatted(second)).check();
    button("Compare the chosen jobs").click();

    assertThat(page.locator("tr[data-job]")).hasCount(2);
    charts.await("compare", "series.length === 2 && series.every(line => line.data.length > 1)");
  }

  @Test
  void aThemeIsKeptUntilItIsTheSystemsAgain() {
    page.navigate("/");
    button("Switch between light and dark").click();
    page.navigate("/system");
    assertThat((String) page.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
    button("Switch between light and dark").click();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat((String) page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--dark')"))
        .isEqualTo("1");
  }
}
