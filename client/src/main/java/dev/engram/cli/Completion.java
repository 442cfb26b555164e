package dev.engram.cli;

import dev.engram.cli.completion.BashScript;
import dev.engram.cli.completion.ZshScript;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram completion}. */
@Command(name = "completion", description = {"Prints a script that completes this command line in a shell.",
    "The lines below install it for every new shell. Give the path of engram there",
    "where it is not in the PATH; it is completed by whatever path it is called."},
    footer = {
        "  source <(engram completion bash)     # as a line of ~/.bashrc",
        "  source <(engram completion zsh)      # as a line of ~/.zshrc"})
final class Completion implements Callable<Integer> {

  private final Shell shell;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "bash|zsh", completionCandidates = Shells.class, description = "For which shell.")
  private String language = "";

  record Shells() implements Choice {
    @Override
    public List<String> words() {
      return List.of("bash", "zsh");
    }
  }

  Completion(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandSpec engram = spec.root();
    shell.out().print(switch (language) {
      case "bash" -> BashScript.of(engram);
      case "zsh" -> ZshScript.of(engram);
      default -> throw new UsageException("there is no completion for " + language + ", only for bash and zsh");
    });
    shell.out().flush();
    return ExitCode.DONE;
  }
}
