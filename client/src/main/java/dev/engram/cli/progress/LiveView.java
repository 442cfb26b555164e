package dev.engram.cli.progress;

import dev.engram.cli.terminal.DisplayWidth;
import dev.engram.cli.terminal.LiveBlock;
import dev.engram.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A bar a thing, redrawn in place. */
final class LiveView implements ProgressView {

  private final Terminal terminal;
  private final LiveBlock block;

  LiveView(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.block = new LiveBlock(out);
  }

  @Override
  public void show(List<Standing> standings) {
    int labelWidth = standings.stream().mapToInt(standing -> DisplayWidth.of(standing.label())).max().orElse(0);
    block.draw(standings.stream().map(standing -> line(standing, labelWidth)).toList());
  }

  private String line(Standing standing, int labelWidth) {
    // the last column stays free: many terminals wrap as soon as it is written
    String line = ProgressLine.of(standing, labelWidth, terminal.columns() - 1, terminal.glyphs());
    if (!terminal.ansi().enabled() || !standing.terminal()) {
      return line;
    }
    IStyle colour = colour(standing.success());
    return colour.on() + line + colour.off();
  }

  private static IStyle colour(Standing.Success success) {
    return switch (success) {
      case FULL -> Style.fg_green;
      case PARTIAL -> Style.fg_yellow;
      case NONE -> Style.fg_red;
    };
  }
}
