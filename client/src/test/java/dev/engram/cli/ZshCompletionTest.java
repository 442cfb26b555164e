package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What zsh makes of a line when the tab key is pressed, on a terminal of its own. */
class ZshCompletionTest {

  /**
   * Presses the tab key after each argument and prints what the line is then, between angle brackets. Control-X shows
   * the line and empties it.
   */
  private static final String TYPE = """
      zmodload zsh/zpty
      zpty shell 'TERM=dumb zsh -f -i'
      zpty -w shell 'PS1= PS2= RPS1=; autoload -Uz compinit; compinit -u -D; source ./script'
      zpty -w shell 'show() { zle -I; print -r -- "<$BUFFER>"; BUFFER= }; zle -N show; bindkey "^X" show'
      zpty -w shell 'print rea""dy'
      zpty -r shell shown '*ready*'
      for line in "$@"; do
        zpty -n -w shell "$line"$'\\t\\x18'
        zpty -r -m shell shown '*<*>*'
        print -r -- "<${shown##*<}"
      done
      zpty -d shell
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void script() throws IOException {
    Needs.program("zsh");
    Files.writeString(folder.resolve("script"), CommandLineRun.of("completion", "zsh").out());
    Files.createFile(folder.resolve("mine.json"));
  }

  @Test
  void completesCommandsOptionsValuesPresetsAndFiles() throws Exception {
    assertThat(typed("engram sub", "./engram sub", "engram submit --enc", "engram submit --cell l",
        "engram submit --cell=l", "engram fork job_1 --optimizer a", "engram jobs --state qu", "engram sweep grad",
        "engram sweep mi", "engram submit mi", "engram help comp", "engram completion z"))
        .containsExactly("<engram submit >", "<./engram submit >", "<engram submit --encoding=>",
            "<engram submit --cell lstm >", "<engram submit --cell=lstm >", "<engram fork job_1 --optimizer adam >",
            "<engram jobs --state queued >", "<engram sweep gradient-flow >", "<engram sweep mine.json >",
            "<engram submit mine.json >", "<engram help completion >", "<engram completion zsh >");
  }

  @Test
  void isAlsoAFileForTheFolderOfCompletions() throws Exception {
    Files.move(folder.resolve("script"), folder.resolve("_engram"));
    Files.writeString(folder.resolve("script"), "fpath=($PWD $fpath); compinit -u -D\n");

    assertThat(typed("engram comp")).containsExactly("<engram completion >");
  }

  private List<String> typed(String... lines) throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    List<String> command = new ArrayList<>(List.of("zsh", "-f", "-c", TYPE, "zsh"));
    command.addAll(List.of(lines));
    Process zsh = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
    boolean ended = zsh.waitFor(2, TimeUnit.MINUTES);
    zsh.descendants().forEach(ProcessHandle::destroyForcibly);
    zsh.destroyForcibly().waitFor();
    String printed = Files.readString(output.toPath());
    assertThat(ended).as("ended by itself, having printed: " + printed).isTrue();
    return printed.lines().toList();
  }
}
