package dev.engram.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the system what standard output and standard error are. {@code System.console()} can't tell: it looks at standard
 * input and output together, any of which may well be a pipe, and its answer has changed from one JDK to the next.
 */
public final class TerminalProbe {

  /** The child shares the stream in question with us, so what it sees there is what we have, and answers on the other. */
  private static final String SCRIPT = "[ -t %d ] || exit 0; { stty size </dev/tty || echo 0 0; } 2>/dev/null >&3";

  private TerminalProbe() {}

  public static Terminal out(Map<String, String> environment) {
    String size = ask(new ProcessBuilder("sh", "-c", "exec 3>&2; " + SCRIPT.formatted(1))
        .redirectOutput(Redirect.INHERIT), Process::getErrorStream);
    return Terminal.of(size, environment, StandardStreams.outCharset());
  }

  public static Terminal err(Map<String, String> environment) {
    String size = ask(new ProcessBuilder("sh", "-c", "exec 3>&1; " + SCRIPT.formatted(2))
        .redirectError(Redirect.INHERIT), Process::getInputStream);
    return Terminal.of(size, environment, StandardStreams.errCharset());
  }

  private static String ask(ProcessBuilder child, Function<Process, InputStream> answer) {
    Process process;
    try {
      process = child.start();
    } catch (IOException e) {
      return ""; // a system without sh: plain lines are right everywhere
    }
    try {
      return new String(answer.apply(process).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the size of the terminal", e);
    }
  }
}
