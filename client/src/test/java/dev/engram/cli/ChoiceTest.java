package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Encoding;
import dev.engram.api.GradientMethod;
import dev.engram.api.Initializer;
import dev.engram.api.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.json.JsonMapper;

/** What the command line says of things that are decided elsewhere. */
class ChoiceTest {

  static Stream<Enum<?>> constants() {
    return Stream.<Enum<?>[]>of(Encoding.values(), GradientMethod.values(), Initializer.values(), Precision.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("constants")
  void constantsAreWrittenAsTheContractHasThem(Enum<?> constant) {
    assertThat(JsonMapper.shared().writeValueAsString(constant)).isEqualTo('"' + Choice.word(constant) + '"');
  }

  @Test
  void labelsThatNameChoicesNameThemAll() {
    assertThat(optionsWithChoices()).isNotEmpty().allSatisfy(option -> {
      List<String> choices = words(option);
      List<String> labelled = Stream.of(option.paramLabel().split("\\|"))
          .filter(word -> word.matches("[a-z\\d-]+"))
          .toList();
      assertThat(labelled.isEmpty() ? choices : labelled).as(option.longestName()).isEqualTo(choices);
    });
  }

  @Test
  void theBenchmarkHasTheOptionsThatItsHelpHereSays() throws IOException {
    String source = Files.readString(Path.of("../bench/src/main/java/dev/engram/bench/Bench.java"));

    assertThat(CommandLineRun.spec("bench").options())
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("--help"),
            Pattern.compile("names = \"(--[a-z-]+)\"")
                .matcher(source)
                .results()
                .map(match -> match.group(1)))
            .toList());
  }

  private static List<OptionSpec> optionsWithChoices() {
    return CommandLineRun.unrun()
        .getSubcommands()
        .values()
        .stream()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> option.completionCandidates() != null)
        .toList();
  }

  private static List<String> words(OptionSpec option) {
    List<String> words = new ArrayList<>();
    option.completionCandidates().forEach(words::add);
    return words;
  }
}
