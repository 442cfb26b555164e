package dev.engram.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Sweep;
import dev.engram.cli.terminal.DisplayWidth;
import dev.engram.cli.terminal.Glyphs;
import dev.engram.cli.terminal.Terminal;
import dev.engram.client.FakeTime;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** A line that wraps would be counted as one when it is redrawn, and leave the rest of it behind. */
class NarrowTerminalTest {

  private static final List<Standing> STANDINGS = Stream.concat(
      Stream.of(JobExample.queued("job_1", JobExample.rnn(5)),
          JobExample.unevaluated("job_2", JobExample.lstm(20), 50),
          JobExample.running("job_3", JobExample.lstm(100), 9_999, 2.3026, 0.1021),
          JobExample.solved("job_4", JobExample.lstm(20)),
          JobExample.unsolved("job_5", JobExample.rnn(1000)),
          JobExample.diverged("job_6", JobExample.rnn(20))).map(Standing::of),
      Stream.of(SweepExample.queued("swp_1"), SweepExample.running("swp_2", 0.42), SweepExample.paused("swp_3"),
          SweepExample.partiallySucceeded("swp_4"), named("パリンドロームの記憶、長さ 30 まで、三つの種"),
          named("a name\nof two lines \u001b[31m and more")).map(Standing::of))
      .toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 20, 40, 60, 80, 100, 200})
  void noLineIsAsWideAsTheTerminal(int columns) {
    for (Ansi ansi : List.of(Ansi.ON, Ansi.OFF)) {
      String frame = drawn(new Terminal(true, 24, columns, ansi, Glyphs.UNICODE), STANDINGS);

      assertThat(frame.lines()).hasSameSizeAs(STANDINGS)
          .allSatisfy(line -> assertThat(DisplayWidth.of(withoutEscapes(line))).isLessThan(Math.max(2, columns)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60})
  void howFarItIsStaysWhereAlmostNothingFits(int columns) {
    Terminal terminal = new Terminal(true, 24, columns, Ansi.OFF, Glyphs.UNICODE);

    assertThat(drawn(terminal, List.of(STANDINGS.get(2)))).contains(" 9,999/10,000");
    assertThat(drawn(terminal, List.of(STANDINGS.get(3)))).contains("solved in 7 s");
    assertThat(drawn(terminal, List.of(STANDINGS.get(7)))).contains(" 42 %");
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    Standing solved = STANDINGS.get(3);

    assertThat(drawn(new Terminal(true, 24, 80, Ansi.ON, Glyphs.ASCII), List.of(solved))).contains("\u001b[32m");
    assertThat(drawn(new Terminal(true, 24, 80, Ansi.OFF, Glyphs.ASCII), List.of(solved))).doesNotContain("\u001b[3");
  }

  @Test
  void whatIsNoTerminalGetsPlainLines() {
    Terminal pipe = new Terminal(false, 24, 20, Ansi.OFF, Glyphs.UNICODE);

    assertThat(drawn(pipe, STANDINGS)).doesNotContain("\u001b", "\r").hasLineCount(STANDINGS.size());
  }

  private static String drawn(Terminal terminal, List<Standing> standings) {
    StringWriter out = new StringWriter();
    ProgressView.on(terminal, new PrintWriter(out), standings.size(), Duration.ofSeconds(5), new FakeTime())
        .show(standings);
    return out.toString();
  }

  private static String withoutEscapes(String line) {
    return line.replaceAll("\u001b\\[\\d*[A-Za-z]", "");
  }

  private static Sweep named(String name) {
    Sweep sweep = SweepExample.running("swp_5", 0.5);
    return new Sweep("swp_" + name.length(), sweep.owner(), name, sweep.state(), sweep.terminal(),
        sweep.allowedActions(),
        sweep.jobs(),
        sweep.counts(), sweep.progress(), sweep.spec(), sweep.createdAt(), sweep.finishedAt());
  }
}
