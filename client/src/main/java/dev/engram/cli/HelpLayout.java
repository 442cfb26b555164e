package dev.engram.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How the help of every command looks: what it is for, its arguments, its options, and at the end examples. */
final class HelpLayout {

  /** Of the column of options: {@code --precision=float32|float64} still has its description beside it. */
  private static final int LONGEST_OPTION = 32;

  private HelpLayout() {}

  static void apply(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help and exit.").build());
    command.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .longOptionsMaxWidth(LONGEST_OPTION)
        .descriptionHeading("%n")
        .parameterListHeading(heading("Arguments:"))
        .optionListHeading(heading("Options:"))
        .commandListHeading(heading("Commands:"))
        .footerHeading(heading("Examples:"));
  }

  /** Those of all commands, which the help of the whole command line tells. */
  static void tellExitCodes(CommandSpec engram) {
    engram.usageMessage().exitCodeListHeading(heading("Exit codes:")).exitCodeList(ExitCode.meanings());
  }

  private static String heading(String text) {
    return "%n@|bold " + text + "|@%n";
  }
}
