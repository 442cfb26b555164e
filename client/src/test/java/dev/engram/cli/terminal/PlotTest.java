package dev.engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.cli.terminal.Plot.Point;
import dev.engram.cli.terminal.Plot.Reference;
import dev.engram.cli.terminal.Plot.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class PlotTest {

  private static final Reference CHANCE = new Reference("chance", 0.1);
  private static final Series RNN = new Series("rnn", List.of(new Point(5, 1), new Point(10, 1), new Point(20, 0.1)));
  private static final Series LSTM = new Series("lstm",
      List.of(new Point(5, 1), new Point(10, 1), new Point(20, 0.97)));

  @Test
  void drawsSeriesThatAreTheSameSideBySideInAscii() {
    assertThat(String.join("\n", lines(List.of(RNN, LSTM), ascii(40)))).isEqualTo("""
        1.0| ox      ox               x
           |
        0.8|
           |
        0.6|
           |
        0.4|
           |
        0.2|
           |.........................o...chance
        0.0|
           +-----------------------------------
              5      10              20  T
            o rnn   x lstm""");
  }

  @Test
  void lengthsThatAreTenTimesOthersLieByTheirLogarithms() {
    Series series = new Series("rnn", List.of(new Point(10, 1), new Point(100, 1), new Point(1000, 1)));

    String top = lines(List.of(series), ascii(40)).get(0);
    int first = top.indexOf('o');
    int last = top.lastIndexOf('o');
    assertThat(top.charAt((first + last) / 2)).isEqualTo('o');
  }

  @Test
  void drawsBetterCharactersWhereThereAreAny() {
    List<String> lines = lines(List.of(RNN), new Terminal(false, 24, 40, Ansi.OFF, Glyphs.UNICODE));

    assertThat(lines.get(0)).startsWith("1.0┤").contains("●");
    assertThat(lines.get(9)).startsWith("   ┤┄┄┄").endsWith("┄chance");
    assertThat(lines.get(11)).startsWith("   └───");
  }

  @Test
  void coloursMarksOnATerminalAlone() {
    Terminal terminal = new Terminal(true, 24, 40, Ansi.ON, Glyphs.ASCII);

    assertThat(lines(List.of(RNN, LSTM), terminal)).last()
        .isEqualTo("    \u001b[34mo\u001b[39m rnn   \u001b[31mx\u001b[39m lstm");
    assertThat(String.join("", lines(List.of(RNN, LSTM), ascii(40)))).doesNotContain("\u001b");
  }

  @Test
  void onePlaceAloneIsInTheMiddle() {
    List<String> lines = lines(List.of(new Series("rnn", List.of(new Point(10, 0.5)))), ascii(40));

    assertThat(lines.get(5)).isEqualTo("   |" + " ".repeat(17) + "o");
    assertThat(lines.get(12)).isEqualTo(" ".repeat(20) + "10  T");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 40, 60, 80, 100, 300})
  void neverExceedsTheColumns(int columns) {
    List<Series> many = IntStream.range(0, 30)
        .mapToObj(series -> new Series("series " + series + " (forgetBias=1, rate 0.0003)",
            List.of(new Point(5, series / 30.0), new Point(1000, 1))))
        .toList();

    for (List<Series> drawn : List.of(many, List.of(RNN), List.of(RNN, LSTM))) {
      assertThat(lines(drawn, ascii(columns)))
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(columns).hasSizeLessThanOrEqualTo(100));
    }
  }

  @Test
  void aLegendThatIsTooLongGoesOnBelowItsBeginning() {
    Series chosen = new Series("lstm (forgetBias=1, rate 0.0003)", LSTM.points());

    assertThat(lines(List.of(chosen, RNN), ascii(24))).endsWith(
        "    o lstm",
        "      (forgetBias=1,",
        "      rate 0.0003)",
        "    x rnn");
  }

  private static List<String> lines(List<Series> series, Terminal terminal) {
    return Plot.lines(series, CHANCE, "T", terminal);
  }

  private static Terminal ascii(int columns) {
    return new Terminal(false, 24, columns, Ansi.OFF, Glyphs.ASCII);
  }
}
