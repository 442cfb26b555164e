package dev.engram.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Lines at the bottom of a terminal that are redrawn where they stand. */
public final class LiveBlock {

  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";

  private final PrintWriter out;
  private int drawn;

  public LiveBlock(PrintWriter out) {
    this.out = out;
  }

  /** Replaces the lines drawn before; each must fit into one line of the terminal. */
  public void draw(List<String> lines) {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\r\u001b[").append(drawn).append('A');
    }
    for (String line : lines) {
      frame.append(line).append(ERASE_TO_END_OF_LINE).append('\n');
    }
    drawn = lines.size();
    out.print(frame);
    out.flush();
  }
}
