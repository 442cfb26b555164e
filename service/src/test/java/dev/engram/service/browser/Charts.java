package dev.engram.service.browser;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What the charts of a page hold. */
public final class Charts {

  /** The page's own module of ECharts. */
  private static final String SERIES = """
      const echarts = await import('/webjars/echarts/echarts.esm.min.js');
      const place = document.getElementById('chart-%s');
      const chart = place && echarts.getInstanceByDom(place);
      const series = chart ? chart.getOption().series : [];
      const points = series.length > 0 ? series[0].data : [];
      const lastStep = points.length > 0 ? points.at(-1)[0] : -1;
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Page page;

  public Charts(Page page) {
    this.page = page;
  }

  /**
   * Waits until something holds of a chart.
   *
   * @param condition in JavaScript, of its {@code series}, of {@code points}, those of the first one, and of
   *        {@code lastStep}
   */
  public void await(String chart, String condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(INTERVAL).until(() -> (boolean) evaluate(chart, condition));
  }

  /** @param expression as in {@link #await} */
  int number(String chart, String expression) {
    return (int) evaluate(chart, expression);
  }

  /** Unlike waiting in the page itself, this waits for the promise as well. */
  private Object evaluate(String chart, String expression) {
    return page.evaluate("async () => { " + SERIES.formatted(chart) + " return " + expression + "; }");
  }
}
