package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormsIT extends BrowserTest {

  private static final Page.GetByTextOptions EXACT = new Page.GetByTextOptions().setExact(true);

  @Test
  void aJobIsSubmitted() {
    page.navigate("/");
    link("New job").click();
    field("Name").fill("from the form");
    role(AriaRole.RADIO, "Vanilla RNN").check();
    at("/cell/hiddenSize").fill("8");
    at("/task/length").fill("5");
    at("/batchSize").fill("8");
    at("/maxSteps").fill("1000000");
    page.getByText("Stop when it has learned").first().click();
    role(AriaRole.SWITCH, "Stop when it has learned").uncheck();
    page.getByText("Run", EXACT).click();
    at("/labels").fill("course:dl\nweek: 3, late");
    assertThat(page.locator("#estimate")).containsText("Parameters170");

    button("Start").click();

    JsonNode spec = caller.job(openJob()).path("spec");
    assertThat(spec.path("name").stringValue()).isEqualTo("from the form");
    assertThat(spec.at("/cell/type").stringValue()).isEqualTo("rnn");
    assertThat(spec.at("/cell/hiddenSize").intValue()).isEqualTo(8);
    assertThat(spec.path("stopWhen").isNull() || spec.path("stopWhen").isMissingNode()).isTrue();
    assertThat(spec.at("/labels/week").stringValue()).isEqualTo("3, late");
    assertThat(page.locator("#job-state")).hasText(Pattern.compile("queued|training"));
  }

  @Test
  void whatIsWrongIsToldBesideItsField() {
    page.navigate("/jobs/new");
    at("/cell/hiddenSize").fill("0");
    assertThat(errorOf("/cell/hiddenSize")).hasText("is 0; it must be at least 1 and at most 4096");
    assertThat(at("/cell/hiddenSize")).hasAttribute("aria-invalid", "true");
    assertThat(button("Start")).isDisabled();

    at("/cell/hiddenSize").fill("many");
    assertThat(errorOf("/cell/hiddenSize")).containsText("is \"many\"");
    at("/task/length").fill("1");
    at("/cell/hiddenSize").fill("16");
    assertThat(errorOf("/cell/hiddenSize")).isEmpty();
    assertThat(errorOf("/task/length")).containsText("is 1; it must be at least 2");

    at("/task/length").fill("12");
    assertThat(button("Start")).isEnabled();
    assertThat(page.locator("[aria-invalid]")).hasCount(0);
  }

  /** A choice within a choice; and what was derived from another field is derived anew. */
  @Test
  void aScheduleIsChosenAndTakenOverToTheNextJob() {
    page.navigate("/jobs/new");
    at("/cell/hiddenSize").fill("8");
    at("/batchSize").fill("8");
    at("/maxSteps").fill("100");
    page.locator("input[value=cosine]").check();
    at("/optimizer/schedule/finalFraction").fill("0.25");
    assertThat(page.locator("#java"))
        .containsText(".withSchedule(CosineScheduleSpec.withDefaults().withFinalFraction(0.25))");
    button("Start").click();
    String id = openJob();
    assertThat(caller.job(id).at("/spec/optimizer/type").stringValue()).isEqualTo("rmsprop");
    assertThat(caller.job(id).at("/spec/optimizer/schedule/steps").intValue()).isEqualTo(100);

    page.navigate("/jobs/new?like=" + id);
    assertThat(page.locator("input[value=cosine]")).isChecked();
    assertThat(at("/optimizer/schedule/finalFraction")).hasValue("0.25");
    assertThat(at("/optimizer/schedule/steps")).hasValue("");
  }

  @Test
  void theSameRequestIsThereToCopy() {
    page.navigate("/jobs/new");
    field("Name").fill("it's \"quoted\"");
    at("/task/length").fill("7");

    assertThat(page.locator("#curl")).containsText("/v1/jobs");
    assertThat(page.locator("#curl")).containsText(
        "'{\"name\":\"it'\\''s \\\"quoted\\\"\",\"cell\":{\"type\":\"lstm\"},\"task\":{\"type\":\"palindrome\",\"length\":7}}'");
    assertThat(page.locator("#java")).containsText(".name(\"it's \\\"quoted\\\"\")");
    page.locator("[data-copy=curl]").click();
    assertThat(page.locator("[data-copy=curl]")).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(page.locator("#curl").textContent());
  }

  @Test
  void aSweepIsSubmittedAndItsPlotFillsIn() {
    page.navigate("/sweeps");
    link("New sweep").click();
    field("Name").fill("small");
    at("/axes/length").fill("2, 3");
    at("/axes/seed").fill("1, 2");
    page.getByText("More to vary").click();
    at("/axes/hiddenSize").fill("8");
    at("/axes/batchSize").fill("8");
    page.getByText("Training", EXACT).click();
    at("/base/maxSteps").fill("30");
    page.getByText("Evaluation", EXACT).click();
    at("/base/evaluation/everySteps").fill("10");
    at("/base/evaluation/sampleSize").fill("100");
    at("/base/evaluation/testSampleSize").fill("100");
    assertThat(page.locator("#estimate")).containsText("Jobs8");

    button("Start").click();

    page.waitForURL(Pattern.compile(".*/sweeps/swp_\\w+"));
    assertThat(page.locator("#sweep .state")).hasText("succeeded");
    charts.await("accuracy",
        "series.filter(line => line.type === 'line').map(line => line.data.length).join() === '2,2'");
    assertThat(page.locator("#points tbody tr")).hasCount(4);
    assertThat(page.locator("a.square")).hasCount(8);

    link("Compare rnn, T = 2").click();
    charts.await("compare", "series.map(line => line.data.length).join() === '3,3'");
    field("Curve").selectOption("loss");
    page.goBack();
    page.locator("a.square").first().click();
    assertThat(page.locator("#job-state")).hasText("succeeded");
  }

  @Test
  void aPresetIsThereToStartFrom() {
    page.navigate("/sweeps/new");
    page.getByLabel("Write JSON, or take a preset").check();
    page.getByLabel("Start with").selectOption("the exercise, quick");
    // 36 of its curve, 4 optimizers with 3 seeds and 4 pilots each, 6 with gradients
    assertThat(page.locator("#estimate")).containsText("Jobs" + (36 + 4 * 3 + 4 * 4 + 6));
    assertThat(button("Start")).isEnabled();

    page.locator("#json").fill("{\"base\": ");
    assertThat(page.locator("#errors-elsewhere")).containsText("is not JSON");
    page.locator("#json").fill("{\"base\": {\"cell\": {\"type\": \"gru\"}}, \"axes\": {\"length\": [5]}}");
    assertThat(page.locator("#errors-elsewhere")).containsText("/base/cell/type is \"gru\"");
    assertThat(button("Start")).isDisabled();
  }

  private Locator at(String pointer) {
    return page.locator("[data-pointer='%s']:enabled".formatted(pointer));
  }

  /** The one of the kind that is chosen. */
  private Locator errorOf(String pointer) {
    return page.locator("fieldset[data-kind]:enabled [data-error-of='%s']".formatted(pointer));
  }
}
