package dev.engram.cli;

import dev.engram.cli.progress.ProgressView;
import dev.engram.cli.terminal.StandardStreams;
import dev.engram.cli.terminal.Terminal;
import dev.engram.cli.terminal.TerminalProbe;
import dev.engram.client.Sleeper;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command has around it.
 *
 * @param terminal standard error, where progress is shown; looked at only when needed, because looking takes a moment
 * @param outTerminal standard output, where plots are drawn
 * @param program how the user called us, for hints that can be pasted
 */
record Shell(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Supplier<Terminal> terminal,
    Supplier<Terminal> outTerminal,
    InstantSource clock,
    Sleeper sleeper,
    String program) {

  /** The shell we were started from. */
  static Shell ofSystem(Map<String, String> environment) {
    return new Shell(System.in, StandardStreams.out(), StandardStreams.err(),
        () -> TerminalProbe.err(environment), () -> TerminalProbe.out(environment), Clock.systemUTC(),
        Sleeper.ofThread(),
        System.getProperty("engram.command", "engram"));
  }

  /**
   * For one thing, on standard error.
   *
   * @param interval at least, from one line to the next where no bar can move
   */
  ProgressView progress(Duration interval) {
    return ProgressView.on(terminal.get(), err, 1, interval, clock);
  }
}
