package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import dev.engram.service.browser.Charts;
import dev.engram.service.browser.Chromium;
import dev.engram.service.browser.Visit;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How quick the dashboard is for whoever looks at it, with a browser on the machine that trains: when a page is first
 * painted, and whether it stays smooth while it renews itself.
 */
@Tag("long")
class PagesIT {

  private static final int ROUNDS = Integer.getInteger("engram.bench.pageRounds", 1);
  private static final int JOBS = Integer.getInteger("engram.bench.pageJobs", 20);
  private static final int POINTS = Integer.getInteger("engram.bench.pagePoints", 500);
  private static final int SECONDS = Integer.getInteger("engram.bench.pageSeconds", 3);
  private static final int STEPS_A_POINT = 10;

  /** Milliseconds between frames, and how long scripts and layout kept the page from answering, while it scrolls. */
  private static final String WATCH = """
      millis => new Promise(resolve => {
        const frames = [], busy = [];
        const observer = new PerformanceObserver(list => list.getEntries().forEach(task => busy.push(task.duration)));
        observer.observe({ type: 'longtask' });
        const start = performance.now();
        let last = start;
        function frame(now) {
          frames.push(now - last);
          last = now;
          scrollTo(0, (document.body.scrollHeight - innerHeight) * (0.5 - 0.5 * Math.cos((now - start) / 2000)));
          if (now - start < millis) {
            requestAnimationFrame(frame);
          } else {
            observer.disconnect();
            resolve([frames, busy]);
          }
        }
        requestAnimationFrame(frame);
      })""";

  @TempDir
  private Path folder;

  @BeforeEach
  void needABrowser() {
    assertThat(Chromium.browser().isConnected()).isTrue();
  }

  @Test
  void firstPaintAndSmoothness() throws Exception {
    try (ServiceProcess service = ServiceProcess.serve(folder, "--engram.slots=1")) {
      print("first paint of / after the start of the service", new double[]{firstPaint(service.port(), "/")});
      Caller caller = service.caller().unchecked();
      String longest = caller.submit(Specs.endless());
      caller.awaitStep(longest, 1000);
      for (int job = 1; job < JOBS; job++) {
        caller.submit(Specs.endless());
      }
      for (String address : List.of("/", "/?size=" + JOBS, "/jobs/" + longest, "/jobs/" + longest + "/cell",
          "/jobs/new",
          "/sweeps", "/system")) {
        print("first paint of " + address.replace(longest, "…"), firstPaints(service.port(), address));
      }
      smoothness(service.port(), "/?size=" + JOBS, "a list of %,d jobs that renews itself".formatted(JOBS),
          page -> assertThat(page.locator("tbody tr").count()).isEqualTo(JOBS));
      await().atMost(Duration.ofMinutes(10))
          .until(() -> caller.job(longest).at("/progress/step").intValue() >= POINTS * STEPS_A_POINT);
      smoothness(service.port(), "/jobs/" + longest,
          "a job's page whose loss has %,d points and grows".formatted(POINTS),
          page -> new Charts(page).await("loss", "points.length >= " + POINTS));
    }
  }

  private static double[] firstPaints(int port, String address) {
    firstPaint(port, address); // also reads the browser's files into memory
    double[] millis = new double[ROUNDS];
    Arrays.setAll(millis, round -> firstPaint(port, address));
    return millis;
  }

  /** Of a browser that has never been there. */
  private static double firstPaint(int port, String address) {
    try (Visit visit = new Visit(port)) {
      Page page = visit.page();
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
      Object millis = page.evaluate(
          """
              () => new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntriesByName('first-contentful-paint')[0].startTime))
                .observe({ type: 'paint', buffered: true }))""");
      return ((Number) millis).doubleValue();
    }
  }

  /** @param whole fails, or waits, where the page does not show all that it should */
  private static void smoothness(int port, String address, String what, Consumer<Page> whole) {
    try (Visit visit = new Visit(port)) {
      Page page = visit.page();
      page.navigate(address);
      whole.accept(page);
      page.waitForTimeout(2000);
      List<?> seen = (List<?>) page.evaluate(WATCH, SECONDS * 1000);
      double[] frames = numbers(seen.getFirst());
      double[] busy = numbers(seen.getLast());
      System.out.printf(Locale.ROOT,
          "| %s | %.0f frames a second; between frames %.0f ms in the median, %.0f at the 99th percentile; scripts kept it from answering longer than 50 ms %d times in %d s, %.0f ms at most |%n",
          what, frames.length / (double) SECONDS, at(frames, 0.5), at(frames, 0.99), busy.length, SECONDS,
          busy.length == 0 ? 0 : at(busy, 1));
      visit.assertNoComplaints();
    }
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(number -> ((Number) number).doubleValue()).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "| %s | %.0f ms [%.0f, %.0f] |%n", what, at(millis, 0.5), millis[0],
        millis[millis.length - 1]);
  }
}
