package dev.engram.cli.progress;

import dev.engram.api.Job;
import dev.engram.api.JobResult;
import dev.engram.cli.terminal.LiveBlock;
import dev.engram.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A bar a job, redrawn in place. */
final class LiveView implements ProgressView {

  private final Terminal terminal;
  private final LiveBlock block;

  LiveView(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.block = new LiveBlock(out);
  }

  @Override
  public void show(List<Job> jobs) {
    int labelWidth = jobs.stream().mapToInt(job -> JobText.label(job).length()).max().orElse(0);
    block.draw(jobs.stream().map(job -> line(job, labelWidth)).toList());
  }

  private String line(Job job, int labelWidth) {
    // the last column stays free: many terminals wrap as soon as it is written
    String line = ProgressLine.of(job, labelWidth, terminal.columns() - 1, terminal.barStyle());
    if (!terminal.ansi().enabled() || !job.terminal()) {
      return line;
    }
    IStyle colour = colour(job);
    return colour.on() + line + colour.off();
  }

  private static IStyle colour(Job job) {
    JobResult result = job.result();
    if (result == null) {
      return Style.fg_red;
    }
    return result.solved() ? Style.fg_green : Style.fg_yellow;
  }
}
