package dev.engram.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.engram.service.http.Specs;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JobPageIT extends BrowserTest {

  /** A cell that has learned its few sequences within seconds. */
  private static final ObjectNode LEARNER = Specs.read(
      """
          {"name": "learner", "cell": {"type": "lstm", "hiddenSize": 24}, "task": {"type": "palindrome", "length": 3},
           "optimizer": {"type": "adam", "learningRate": 0.02}, "batchSize": 64, "maxSteps": 1500,
           "evaluation": {"everySteps": 50, "sampleSize": 200, "testSampleSize": 1000}, "diagnostics": {"everyEvaluations": 2, "probeLength": 8}}""");

  private static @Nullable String learner;

  /** The id of a trained one, which the tests share. */
  private String learner() {
    if (learner == null) {
      learner = caller.submit(LEARNER);
      caller.awaitEnd(learner);
    }
    return learner;
  }

  @Test
  void theCurvesGrowWithoutAReload() {
    String id = caller.submit(Specs.endless());
    page.navigate("/jobs/" + id);
    page.evaluate("() => { window.neverReloaded = true; }");

    int first = awaitPointsOverFew(0);
    int second = awaitPointsOverFew(first);

    assertThat(second).isGreaterThan(first);
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
    assertThat(page.locator("#chart-loss")).hasAttribute("aria-label",
        Pattern.compile(".*training [\\d.]+ at [\\d,]+.*"));
  }

  /** How many points the loss has once it has more than some. */
  private int awaitPointsOverFew(int known) {
    charts.await("loss", "points.length > " + (known + 20));
    return charts.number("loss", "points.length");
  }

  @Test
  void theButtonsAreThoseOfTheAllowedActions() {
    String id = caller.submit(Specs.endless());
    page.navigate("/jobs/" + id);
    assertThat(state()).hasText("training");
    assertThat(buttons()).hasText(new String[]{"Cancel", "Pause"});

    button("Pause").click();
    assertThat(state()).hasText("paused");
    assertThat(buttons()).hasText(new String[]{"Cancel", "Resume"});

    button("Resume").click();
    assertThat(state()).hasText("training");

    button("Cancel").click();
    assertThat(state()).hasText("cancelled");
    assertThat(buttons()).hasText(new String[]{"Delete"});
    assertThat(page.locator("#events")).containsText("PAUSED");

    button("Delete").click();
    page.waitForURL(Pattern.compile(".*/$"));
    assertThat(caller.get("/v1/jobs/" + id).status()).isEqualTo(404);
  }

  @Test
  void aRefusedActionIsTold() {
    String id = caller.submit(Specs.endless());
    page.navigate("/jobs/" + id);
    assertThat(state()).hasText("training");
    // what can't be done to a job that runs, for what its page would not offer
    page.route("**/pause",
        route -> route
            .resume(new Route.ResumeOptions().setMethod("DELETE").setUrl(route.request().url().replace("/pause", ""))));

    button("Pause").click();

    assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("RUNNING"))).isVisible();
  }

  @Test
  void aJobThatWasDeletedMeanwhileIsToldApartFromAServiceThatIsAway() {
    String id = caller.submit(Specs.endless());
    caller.awaitStep(id, 1); // the page is told nothing after it has been loaded
    page.route("**/events", Route::abort);
    page.navigate("/jobs/" + id);
    assertThat(state()).hasText("training");
    assertThat(page.locator("#connection")).isVisible();
    caller.end(id);
    assertThat(caller.delete("/v1/jobs/" + id).status()).isEqualTo(204);

    page.unroute("**/events");

    assertThat(page.locator("#complaint")).containsText("There is no job '%s'.".formatted(id),
        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000)); // a browser connects again when it likes
    assertThat(page.locator("#connection")).isHidden();
  }

  @Test
  void aTrainedCellAnswers() {
    String id = learner();
    page.navigate("/jobs/" + id);

    page.getByLabel("The digits before the one that it is to say").fill("73");
    button("Ask").click();

    assertThat(role(AriaRole.REGION, "Answer")).containsText("The cell, with its weights of step");
    assertThat(page.locator("#answer li.largest")).hasCount(1);
    assertThat(page.locator("#answer li")).hasCount(10);
    double sum = page.locator("#answer meter")
        .all()
        .stream()
        .mapToDouble(bar -> Double.parseDouble((String) bar.evaluate("bar => String(bar.value)")))
        .sum();
    assertThat(sum).isCloseTo(1, offset(1e-6));

    page.getByLabel("The digits before the one that it is to say").fill("7x3");
    button("Ask").click();
    assertThat(page.locator("#ask-error")).containsText("digits 0 to 9");
  }

  @Test
  void theCellCanBeLookedInto() {
    String id = learner();
    int looks = caller.diagnostics(id).size();
    page.navigate("/jobs/" + id);
    link("Inside the cell").click();

    charts.await("flow", "points.length === " + 7 * looks);
    page.getByLabel("Norm of the gradient").selectOption("cellGradientNorm");
    assertThat(page.locator("#chart-forgetHalfLife canvas")).isVisible();

    button("Show").click();
    assertThat(page.locator("#gates-caption")).containsText("forget gate");
    charts.await("gates", "points.length === 24 * 2");
    assertThat(field("Of").locator("option")).hasCount(6);
  }

  @Test
  void weightsAreThereToTakeAway() {
    String id = learner();
    page.navigate("/jobs/" + id);

    Download download = page.waitForDownload(() -> link("Weights").first().click());

    assertThat(download.suggestedFilename()).startsWith(id).endsWith(".safetensors");
  }

  @Test
  void aJobCanBeTrainedOnceMoreWithChanges() {
    String id = learner();
    page.navigate("/jobs/" + id);

    link("Train another like it").click();

    assertThat(page.locator("[data-pointer='/cell/hiddenSize']:enabled")).hasValue("24");
    assertThat(page.locator("[data-pointer='/optimizer/learningRate']:enabled")).hasValue("0.02");
    assertThat(role(AriaRole.RADIO, "Adam")).isChecked();
    page.locator("[data-pointer='/seed']").fill("7");
    button("Start").click();
    String other = openJob();
    assertThat(other).isNotEqualTo(id);
    ObjectNode spec = (ObjectNode) caller.job(other).path("spec");
    ObjectNode original = (ObjectNode) caller.job(id).path("spec");
    assertThat(spec.path("seed").intValue()).isEqualTo(7);
    assertThat(spec.without(List.of("seed"))).isEqualTo(original.without(List.of("seed")));
  }

  private Locator state() {
    return page.locator("#job-state");
  }

  private Locator buttons() {
    return page.locator("#job-actions button");
  }
}
