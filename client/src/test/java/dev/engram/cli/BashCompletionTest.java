package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers, by the function that the script registers, called as bash calls it. */
class BashCompletionTest {

  /** The words of the line, the last of which is to be completed, as bash takes them apart. */
  private static final String COMPLETE = """
      set -u
      source ./script
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
      registered=$(complete -p engram)
      registered=${registered##*-F }
      "${registered%% *}" || exit
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void script() throws IOException {
    Needs.program("bash");
    Files.writeString(folder.resolve("script"), CommandLineRun.of("completion", "bash").out());
    Files.createFile(folder.resolve("exercise-mine.json"));
  }

  @Test
  void commands() throws IOException {
    assertThat(offered("engram", "sub")).containsExactly("submit");
    assertThat(offered("./engram", "s")).containsExactly("serve", "submit", "sweep", "sweeps");
    assertThat(offered("engram", "")).containsExactlyElementsOf(CommandLineRun.unrun().getSubcommands().keySet());
    assertThat(offered("engram", "help", "sw")).containsExactly("sweep", "sweeps");
  }

  @Test
  void options() throws IOException {
    assertThat(offered("engram", "--v")).containsExactly("--version");
    assertThat(offered("engram", "submit", "--max")).containsExactly("--max-steps", "--max-grad-norm");
    assertThat(offered("engram", "report", "swp_1", "--")).containsExactly("--out", "--url", "--json", "--help");
    assertThat(offered("engram", "demo", "--s")).as("the hidden --service-jar").containsExactly("");
  }

  @Test
  void valuesHoweverTheyAreJoinedToTheirOptions() throws IOException {
    assertThat(offered("engram", "submit", "--cell", "l")).containsExactly("lstm");
    assertThat(offered("engram", "submit", "--cell", "=", "l")).containsExactly("lstm");
    assertThat(offered("engram", "submit", "--cell", "=")).containsExactly("rnn", "lstm");
    assertThat(offered("engram", "submit", "--cell=l")).containsExactly("--cell=lstm");
    assertThat(offered("engram", "fork", "job_1", "--optimizer", "")).containsExactly("rmsprop", "adam", "sgd");
    assertThat(offered("engram", "jobs", "--state", "pau")).containsExactly("pausing", "paused");
    assertThat(offered("engram", "weights", "job_1", "--step", "")).containsExactly("best", "last");
    assertThat(offered("engram", "completion", "")).containsExactly("bash", "zsh");
    assertThat(offered("engram", "submit", "--length", "")).as("any number").containsExactly("");
  }

  @Test
  void presetsAndFiles() throws IOException {
    assertThat(offered("engram", "sweep", "grad")).containsExactly("gradient-flow");
    assertThat(offered("engram", "sweep", "--wait", "exercise"))
        .containsExactly("exercise", "exercise-quick", "exercise-defaults", "exercise-mine.json");
    assertThat(offered("engram", "watch", "")).as("an id").containsExactly("");
  }

  @Test
  void wordsOfTheLineMeanWhatTheirPlaceSays() throws IOException {
    assertThat(offered("engram", "submit", "--name", "resume", "--ini")).containsExactly("--initializer");
    assertThat(offered("engram", "submit", "--label", "course", "=", "dl", "--see")).containsExactly("--seed");
    assertThat(offered("engram", "help", "--url", "http", ":", "//127.0.0.1", ":", "8080", "")).containsExactly("");
    assertThat(offered("engram", "sweep", "--url", "http", ":", "//127.0.0.1", ":", "8080", "opt"))
        .containsExactly("optimizers");
    assertThat(offered("engram", "submit", "--label", "course", "=", "d")).containsExactly("");
  }

  private List<String> offered(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", COMPLETE, "bash"));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    return bash.inputReader().lines().toList();
  }
}
