package dev.engram.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks the system what standard error is. {@code System.console()} can't tell: it looks at standard input and output,
 * which may well be pipes while progress is shown, and its answer has changed from one JDK to the next.
 */
public final class TerminalProbe {

  /** The child shares our standard error, so what it sees there is what we have. */
  private static final String SCRIPT = "[ -t 2 ] || exit 0; { stty size </dev/tty; } 2>/dev/null || echo 0 0";

  private TerminalProbe() {}

  public static Terminal probe(Map<String, String> environment) {
    return Terminal.of(size(), environment, StandardStreams.errCharset());
  }

  private static String size() {
    Process process;
    try {
      process = new ProcessBuilder("sh", "-c", SCRIPT)
          .redirectError(Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      return ""; // a system without sh: plain lines are right everywhere
    }
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the size of the terminal", e);
    }
  }
}
