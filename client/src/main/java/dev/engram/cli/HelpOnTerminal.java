package dev.engram.cli;

import dev.engram.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command; before one that prints help, fits the help to the terminal. That is left to the last moment because
 * looking at the terminal takes one.
 */
final class HelpOnTerminal implements IExecutionStrategy {

  /** picocli's limit. */
  private static final int NARROWEST = 55;
  private static final int WIDEST = 100;

  private final Shell shell;

  HelpOnTerminal(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int execute(ParseResult parsed) {
    if (printsHelp(parsed)) {
      fit(parsed.commandSpec().commandLine());
    }
    return new RunLast().execute(parsed);
  }

  private static boolean printsHelp(ParseResult parsed) {
    return parsed.isUsageHelpRequested() || !parsed.hasSubcommand()
        || parsed.subcommand().isUsageHelpRequested()
        || parsed.subcommand().commandSpec().userObject() instanceof ShowHelp;
  }

  private void fit(CommandLine engram) {
    Terminal terminal = shell.outTerminal().get();
    engram.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, terminal.columns())))
        .setColorScheme(Help.defaultColorScheme(terminal.ansi()));
  }
}
