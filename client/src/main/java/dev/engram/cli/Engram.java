package dev.engram.cli;

import dev.engram.client.JobQuery.Label;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command {@code engram}. */
@Command(name = "engram", mixinStandardHelpOptions = true, versionProvider = Engram.Version.class)
public final class Engram implements Runnable {

  private final Shell shell;

  private Engram(Shell shell) {
    this.shell = shell;
  }

  public static void main(String[] args) {
    System.exit(commandLine(Shell.ofSystem(System.getenv())).execute(args));
  }

  static CommandLine commandLine(Shell shell) {
    Failures failures = new Failures(shell);
    CommandLine engram = new CommandLine(new Engram(shell))
        .addSubcommand(new Serve())
        .addSubcommand(new Demo(shell))
        .addSubcommand(new Bench())
        .addSubcommand(new Submit(shell))
        .addSubcommand(new Watch(shell))
        .addSubcommand(new ListJobs(shell))
        .addSubcommand(new Fork(shell))
        .addSubcommand(new Predict(shell))
        .addSubcommand(new Weights(shell))
        .addSubcommand(new SubmitSweep(shell))
        .addSubcommand(new ListSweeps(shell))
        .addSubcommand(new ShowCurve(shell))
        .addSubcommand(new Report(shell))
        .addSubcommand(new Cancel(shell))
        .addSubcommand(new Pause(shell))
        .addSubcommand(new Resume(shell));
    engram.getSubcommands().values().forEach(command -> command.getCommandSpec().addOption(helpOption()));
    describe(engram.getCommandSpec().usageMessage());
    return engram.setOut(shell.out())
        .setErr(shell.err())
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Label.class, ListJobs::label)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static void describe(UsageMessageSpec usage) {
    usage.description("Trains recurrent cells and measures how long they remember.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings())
        .footer("",
            "Environment:",
            "  ENGRAM_URL       the service to talk to (default http://127.0.0.1:8080)",
            "  ENGRAM_API_KEY   sent with every request, where the service wants a key",
            "  NO_COLOR         no colours");
  }

  private static OptionSpec helpOption() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help and exit.").build();
  }

  /** Without a command there is only the help. */
  @Override
  public void run() {
    commandLine(shell).usage(shell.out());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[]{
          "engram " + Optional.ofNullable(Engram.class.getPackage().getImplementationVersion()).orElse("(unpackaged)")};
    }
  }
}
