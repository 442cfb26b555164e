package dev.engram.service.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** A look at the dashboard with a fresh browser, which notes what the browser had to complain of. */
public final class Visit implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  /** What the browser and htmx note of a refusal and of a service that is away, the page tells its reader. */
  private static final List<String> EXPECTED = List.of("Failed to load resource", "Response Status Error Code",
      "htmx:");

  /** On a machine that is busy, what a page says may come seconds late. */
  private static final int PATIENCE_OF_ASSERTIONS_MILLIS = 30_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_OF_ASSERTIONS_MILLIS);
  }

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  public Visit(int port) {
    this(port, 1280, 900, ColorScheme.LIGHT);
  }

  public Visit(int port, int width, int height, ColorScheme colours) {
    context = Chromium.browser()
        .newContext(new Browser.NewContextOptions().setBaseURL("http://127.0.0.1:" + port)
            .setViewportSize(width, height)
            .setColorScheme(colours)
            .setLocale("en-GB")
            .setPermissions(List.of("clipboard-read", "clipboard-write")));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onDialog(dialog -> {
      if (!dialog.type().equals("confirm")) { // nobody but a smuggled script alerts
        complaints.add("a dialog: " + dialog.message());
      }
      dialog.accept();
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
        complaints.add(message.text());
      }
    });
  }

  public Page page() {
    return page;
  }

  /** Neither an error of a script, nor something that the policy for contents forbade. */
  public void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
