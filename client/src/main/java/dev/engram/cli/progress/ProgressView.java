package dev.engram.cli.progress;

import dev.engram.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Shows jobs and sweeps while they run. */
public interface ProgressView {

  /** Shows how things stand now; always the same ones, in the same order. */
  void show(List<Standing> standings);

  /**
   * Bars that move where they can, else a line now and then.
   *
   * @param count of things that are shown
   * @param interval at least, from one plain line about a thing to the next
   */
  static ProgressView on(Terminal terminal, PrintWriter out, int count, Duration interval, InstantSource clock) {
    return terminal.canRedraw(count) ? new LiveView(terminal, out) : new PlainView(out, interval, clock);
  }
}
