package dev.engram.service.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Takes the pictures of {@code docs/images}: every page, light and dark, wide and narrow. Run with {@code -Ppictures}. */
class Pictures {

  private static final Path IMAGES = Path.of("..", "docs", "images");
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

  private static final JsonNode SWEEP = Specs.read(
      """
          {"name": "RNN against LSTM", "base": {"maxSteps": 1500, "cell": {"type": "rnn"}},
           "axes": {"cell": [{"type": "rnn", "hiddenSize": 64}, {"type": "lstm", "hiddenSize": 64}], "length": [5, 10, 15], "seed": [1, 2, 3]}}""");
  private static final JsonNode LOOKED_INTO = Specs.read("""
      {"name": "lstm at 15", "cell": {"type": "lstm"}, "task": {"type": "palindrome", "length": 15},
       "diagnostics": {"everyEvaluations": 1, "probeLength": 40}, "labels": {"course": "dl"}}""");
  private static final JsonNode RUNNING = Specs.read(
      """
          {"name": "lstm at 30, slowly", "cell": {"type": "lstm"}, "task": {"type": "palindrome", "length": 30}, "optimizer": {"type": "rmsprop", "learningRate": 0.0003}}""");
  private static final JsonNode DIVERGING = Specs.read(
      """
          {"name": "divides by nothing", "cell": {"type": "rnn", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 3, "encoding": "one-hot"}, "optimizer": {"type": "rmsprop", "alpha": 0, "epsilon": 1e-300}, "batchSize": 32}""");

  @TempDir
  private Path folder;

  @Test
  void take() throws Exception {
    try (ServiceProcess service = ServiceProcess.serve(folder)) {
      Caller caller = service.caller();
      String sweep = caller.submitSweep(SWEEP);
      String learned = caller.submit(LOOKED_INTO);
      awaitEnd(caller, "/v1/sweeps/" + sweep);
      awaitEnd(caller, "/v1/jobs/" + learned);
      String diverged = caller.submit(DIVERGING);
      awaitEnd(caller, "/v1/jobs/" + diverged);
      assertThat(caller.job(diverged).path("state").stringValue()).isEqualTo("FAILED");
      String running = caller.submit(RUNNING);
      caller.submit(Specs.smallest("rnn", 30));
      caller.submit(Specs.smallest("lstm", 40));
      caller.awaitStep(running, 400);
      for (Map.Entry<String, String> page : pages(caller, sweep, learned, running).entrySet()) {
        for (ColorScheme colours : new ColorScheme[]{ColorScheme.LIGHT, ColorScheme.DARK}) {
          take(service.port(), page, 1280, colours);
          take(service.port(), page, 400, colours);
        }
      }
    }
  }

  private static Map<String, String> pages(Caller caller, String sweep, String learned, String running) {
    String compared = caller.jobsOf(sweep)
        .stream()
        .filter(job -> job.at("/spec/task/length").intValue() == 15)
        .map(job -> "job=" + job.path("id").stringValue())
        .reduce((one, other) -> one + "&" + other)
        .orElseThrow();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("jobs", "/");
    pages.put("job", "/jobs/" + running);
    pages.put("ask", "/jobs/" + learned);
    pages.put("cell", "/jobs/" + learned + "/cell");
    pages.put("new-job", "/jobs/new");
    pages.put("sweeps", "/sweeps");
    pages.put("sweep", "/sweeps/" + sweep);
    pages.put("new-sweep", "/sweeps/new");
    pages.put("compare", "/compare?" + compared);
    pages.put("system", "/system");
    return pages;
  }

  private static void awaitEnd(Caller caller, String path) {
    Awaitility.await()
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> caller.get(path).json().path("terminal").booleanValue());
  }

  private static void take(int port, Map.Entry<String, String> of, int width, ColorScheme colours) {
    try (Visit visit = new Visit(port, width, 900, colours)) {
      Page page = visit.page();
      page.navigate(of.getValue());
      switch (of.getKey()) {
        case "ask" -> page.locator("#ask button").click();
        case "cell" -> page.locator("#gates button").click();
        case "new-job" -> page.locator("[data-pointer='/cell/forgetBias']:enabled").fill("1000");
        default -> page.locator("h1").first().waitFor();
      }
      page.waitForTimeout(2500); // until all that renews itself has done so
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
          .setPath(IMAGES.resolve("%s-%s-%s.png".formatted(of.getKey(), width > 800 ? "wide" : "narrow",
              colours.name().toLowerCase(Locale.ROOT)))));
      visit.assertNoComplaints();
    }
  }
}
