package dev.engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class TableTest {

  @Test
  void alignsTextLeftAndNumbersRight() {
    assertThat(table().lines()).containsExactly(
        "cell    T  outcome     steps to solve",
        "rnn     5  solved               1,400",
        "lstm  100  not solved               -");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> Table.of("a", "b").add("1")).hasMessage("1 cells for 2 columns");
  }

  @Test
  void stacksHeadingsWhereTheTerminalIsTooNarrow() {
    assertThat(table().lines(terminal(36))).containsExactly(
        "                       steps to",
        "cell    T  outcome        solve",
        "rnn     5  solved         1,400",
        "lstm  100  not solved         -");
  }

  @Test
  void standsCloserWhereThatIsNotEnough() {
    assertThat(table().lines(terminal(30))).containsExactly(
        "                    steps to",
        "cell   T outcome       solve",
        "rnn    5 solved        1,400",
        "lstm 100 not solved        -");
  }

  @Test
  void isALineACellWhereColumnsDoNotFit() {
    assertThat(table().lines(terminal(27))).containsExactly(
        "cell            rnn",
        "T               5",
        "outcome         solved",
        "steps to solve  1,400",
        "",
        "cell            lstm",
        "T               100",
        "outcome         not solved",
        "steps to solve  -");
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 40, 60, 80})
  void isNoWiderThanTheTerminal(int columns) {
    assertThat(table().lines(terminal(columns)))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void isALineARowForWhateverIsNoTerminal() {
    assertThat(table().lines(new Terminal(false, 24, 20, Ansi.OFF, Glyphs.ASCII))).isEqualTo(table().lines());
  }

  @Test
  void alignsNamesByTheColumnsTheyTake() {
    Table table = Table.of("name", "state");
    table.add("記憶", "queued");
    table.add("e\u0301te\u0301", "running");

    assertThat(table.lines()).containsExactly("name  state", "記憶  queued", "e\u0301te\u0301   running");
  }

  private static Table table() {
    Table table = Table.of("cell", ">T", "outcome", ">steps to solve");
    table.add("rnn", "5", "solved", "1,400");
    table.add("lstm", "100", "not solved", "-");
    return table;
  }

  private static Terminal terminal(int columns) {
    return new Terminal(true, 24, columns, Ansi.OFF, Glyphs.ASCII);
  }
}
