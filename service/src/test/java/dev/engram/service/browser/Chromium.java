package dev.engram.service.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.engram.service.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser of this machine, one for all tests. None is downloaded. */
public final class Chromium {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
      "google-chrome-stable");
  private static final List<Path> ELSEWHERE = List.of(
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
      Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private static @Nullable Browser running;

  private Chromium() {}

  /** Skips the test loudly where there is none. */
  public static synchronized Browser browser() {
    if (running == null) {
      Optional<Path> program = find();
      Needs.that(program.isPresent(),
          "the tests of the dashboard: no Chromium or Chrome is on the PATH (on Debian: apt-get install chromium)");
      running = start(program.orElseThrow());
    }
    return running;
  }

  private static Browser start(Path program) {
    Playwright playwright = Playwright
        .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setExecutablePath(program);
    if ("root".equals(System.getProperty("user.name"))) {
      options.setArgs(List.of("--no-sandbox")); // which root can't have
    }
    return playwright.chromium().launch(options);
  }

  private static Optional<Path> find() {
    Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, ELSEWHERE.stream()).filter(Files::isExecutable).findFirst();
  }
}
