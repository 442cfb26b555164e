package dev.engram.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {

  @Test
  void hasTheSizeThatSttyTells() {
    assertThat(Terminal.of("40 132\n", Map.of(), UTF_8))
        .isEqualTo(new Terminal(true, 40, 132, Ansi.ON, Glyphs.UNICODE));
  }

  @Test
  void hasAUsualSizeWhereSttyCannotTell() {
    assertThat(Terminal.of("0 0\n", Map.of(), UTF_8)).isEqualTo(new Terminal(true, 24, 80, Ansi.ON, Glyphs.UNICODE));
  }

  @Test
  void columnsOfTheEnvironmentWin() {
    assertThat(Terminal.of("40 132\n", Map.of("COLUMNS", "60"), UTF_8).columns()).isEqualTo(60);
    assertThat(Terminal.of("40 132\n", Map.of("COLUMNS", "wide"), UTF_8).columns()).isEqualTo(132);
  }

  @Test
  void hasNoColoursWithNoColor() {
    assertThat(Terminal.of("40 132\n", Map.of("NO_COLOR", "1"), UTF_8).ansi()).isEqualTo(Ansi.OFF);
    assertThat(Terminal.of("40 132\n", Map.of("NO_COLOR", ""), UTF_8).ansi()).isEqualTo(Ansi.ON);
  }

  @Test
  void drawsInAsciiWhereTheEncodingHasNoMore() {
    assertThat(Terminal.of("40 132\n", Map.of(), US_ASCII).glyphs()).isEqualTo(Glyphs.ASCII);
  }

  @Test
  void whatSaysNothingOrIsDumbIsNoneButHasAnEncoding() {
    Terminal none = new Terminal(false, 24, 80, Ansi.OFF, Glyphs.UNICODE);

    assertThat(Terminal.of("", Map.of(), US_ASCII)).isEqualTo(Terminal.none());
    assertThat(Terminal.of("", Map.of(), UTF_8)).isEqualTo(none);
    assertThat(Terminal.of("40 132\n", Map.of("TERM", "dumb"), UTF_8)).isEqualTo(none);
  }

  @Test
  void redrawsOnlyWhatFits() {
    Terminal low = Terminal.of("6 80\n", Map.of(), UTF_8);

    assertThat(low.canRedraw(5)).isTrue();
    assertThat(low.canRedraw(6)).isFalse();
    assertThat(Terminal.none().canRedraw(1)).isFalse();
  }
}
