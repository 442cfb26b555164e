package dev.engram.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram help}. */
@Command(name = "help", description = "Shows the help of a command.", footer = "  engram help submit")
final class ShowHelp implements Callable<Integer> {

  private final Shell shell;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Without it, the help of engram itself.")
  private @Nullable String command;

  ShowHelp(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine engram = spec.root().commandLine();
    CommandLine asked = command == null ? engram : engram.getSubcommands().get(command);
    if (asked == null) {
      throw new UsageException("there is no command " + command + "; engram help lists them");
    }
    asked.usage(shell.out());
    return ExitCode.DONE;
  }
}
