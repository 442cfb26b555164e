package dev.engram.cli;

import dev.engram.client.JobQuery.Label;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command {@code engram}. */
@Command(name = "engram", versionProvider = Engram.Version.class,
    description = "Trains recurrent cells and measures how long they remember.",
    footer = {"  engram demo                                      # the exercise, small",
        "  engram serve                                     # then in another terminal:",
        "  engram submit --cell lstm --length 20 --wait     # one cell",
        "  engram sweep exercise-quick --wait               # many of them",
        "  engram help submit                               # what a command takes", "",
        "@|bold Environment:|@",
        "  ENGRAM_URL       the service to talk to (default http://127.0.0.1:8080)",
        "  ENGRAM_API_KEY   sent with every request, where the service wants a key",
        "  NO_COLOR         no colours"})
public final class Engram implements Runnable {

  private final Shell shell;

  @Spec
  private CommandSpec spec = CommandSpec.create();

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
        .addSubcommand(new Evaluate(shell))
        .addSubcommand(new Weights(shell))
        .addSubcommand(new SubmitSweep(shell))
        .addSubcommand(new ListSweeps(shell))
        .addSubcommand(new ShowCurve(shell))
        .addSubcommand(new Report(shell))
        .addSubcommand(new Cancel(shell))
        .addSubcommand(new Pause(shell))
        .addSubcommand(new Resume(shell))
        .addSubcommand(new Keys(shell))
        .addSubcommand(new Migrate())
        .addSubcommand(new Completion(shell))
        .addSubcommand(new ShowHelp(shell));
    CommandSpec spec = engram.getCommandSpec();
    HelpLayout.apply(spec);
    HelpLayout.tellExitCodes(spec);
    spec.addOption(versionOption());
    engram.getSubcommands().values().forEach(command -> HelpLayout.apply(command.getCommandSpec()));
    return engram.setOut(shell.out())
        .setErr(shell.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Label.class, ListJobs::label)
        .setExecutionStrategy(new HelpOnTerminal(shell))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static OptionSpec versionOption() {
    return OptionSpec.builder("-V", "--version").versionHelp(true).description("Show the version and exit.").build();
  }

  /** Without a command there is only the help. */
  @Override
  public void run() {
    spec.commandLine().usage(shell.out());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[]{
          "engram " + Optional.ofNullable(Engram.class.getPackage().getImplementationVersion()).orElse("(unpackaged)")};
    }
  }
}
