package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.cli.terminal.Glyphs;
import dev.engram.cli.terminal.Terminal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

class HelpTest {

  /** What is to be run of an example: without comments, redirections, and the substitution around it. */
  private static final Pattern RUN = Pattern.compile("engram [^<>()#]+");

  static Stream<String> commands() {
    return Stream.concat(Stream.of("engram"), CommandLineRun.unrun().getSubcommands().keySet().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandEndsWithExamplesThatParse(String command) {
    List<String> examples = examples(command);

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      ParseResult parsed = CommandLineRun.unrun().parseArgs(example.substring("engram ".length()).strip().split(" +"));
      assertThat(parsed.hasSubcommand()).as(example).isTrue();
      assertThat(parsed.subcommand().unmatched()).as("settings in: " + example)
          .allMatch(argument -> argument.matches("--\\w+\\.[\\w.]+=\\S+"));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void examplesAreOfTheCommandAndEachIsALine(String command) {
    assertThat(help(command, 80)).contains("\n\nExamples:\n");
    for (String example : examples(command)) {
      assertThat(help(command, 80)).contains(example.strip());
      if (!command.equals("engram")) {
        assertThat(example).startsWith("engram " + command);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAsWideAsTheTerminal(String command) {
    for (int columns : List.of(55, 80, 100, 200)) {
      assertThat(help(command, columns).lines()).as("%s at %d", command, columns)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.min(columns, 100)));
    }
  }

  @Test
  void summariesOfCommandsAreALineEach() {
    String commands = help("engram", 80).split("Commands:\n")[1].split("\n\n")[0];

    assertThat(commands.lines()).hasSize(CommandLineRun.unrun().getSubcommands().size());
  }

  @Test
  void aTerminalThatIsTooNarrowGetsHelpAllTheSame() {
    assertThat(help("submit", 20)).contains("--cell=rnn|lstm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "submit --help", "help submit"})
  void hasColoursWhereTheTerminalHasThem(String arguments) {
    assertThat(on(80, Ansi.ON, arguments.split(" ")).out()).contains("\u001b[");
    assertThat(on(80, Ansi.OFF, arguments.split(" ")).out()).doesNotContain("\u001b");
    assertThat(CommandLineRun.of(arguments.split(" ")).out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"submti", "submit --lenght 20", "jobs --state odd", "help submti"})
  void errorsHaveNoColours(String arguments) {
    CommandLineRun run = on(80, Ansi.ON, arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("engram: ").doesNotContain("\u001b");
  }

  @Test
  void helpOfACommandIsTheSameByBothWays() {
    assertThat(CommandLineRun.of("help", "submit")).isEqualTo(CommandLineRun.of("submit", "--help"));
    assertThat(CommandLineRun.of("help")).isEqualTo(CommandLineRun.of("--help")).isEqualTo(CommandLineRun.of());
    assertThat(CommandLineRun.of("help", "submti").err())
        .isEqualTo("engram: there is no command submti; engram help lists them\n");
  }

  private static List<String> examples(String command) {
    return Stream.of(CommandLineRun.spec(command).usageMessage().footer())
        .flatMap(line -> RUN.matcher(line).results().map(MatchResult::group))
        .toList();
  }

  private static String help(String command, int columns) {
    return command.equals("engram") ? on(columns, Ansi.OFF).out() : on(columns, Ansi.OFF, command, "--help").out();
  }

  private static CommandLineRun on(int columns, Ansi ansi, String... arguments) {
    return CommandLineRun.on(new Terminal(true, 24, columns, ansi, Glyphs.ASCII), "", arguments);
  }
}
