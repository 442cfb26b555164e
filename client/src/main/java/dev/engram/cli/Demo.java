package dev.engram.cli;

import dev.engram.api.Curve;
import dev.engram.api.Sweep;
import dev.engram.api.SweepState;
import dev.engram.cli.curve.CurveView;
import dev.engram.cli.curve.Findings;
import dev.engram.cli.demo.DemoFolder;
import dev.engram.cli.demo.ServiceProcess;
import dev.engram.cli.progress.Ending;
import dev.engram.cli.progress.ProgressView;
import dev.engram.cli.progress.Standing;
import dev.engram.client.EngramClient;
import dev.engram.client.SweepFiles;
import dev.engram.client.SweepsApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engram demo}. */
@Command(name = "demo", description = {"Runs the sweep exercise-quick with a service of its own.",
    "It ends in a table, a plot, and the report as PDF and HTML; about seven minutes on two cores."},
    footer = {"  engram demo", "  engram demo --out results"})
final class Demo implements Callable<Integer> {

  /** The part of the sweep that is printed; the report has all of them. */
  private static final String PART = "curve";
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private final Shell shell;

  @Option(names = "--out", paramLabel = "DIR", description = {
      "Keep all of it here, data and log too (default: only the results, in engram-demo)."})
  private @Nullable Path out;

  @Option(names = "--service-jar", hidden = true, defaultValue = "${sys:engram.serviceJar}")
  private @Nullable Path serviceJar;

  Demo(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (serviceJar == null) {
      throw new UsageException("the demo needs the launcher, or -Dengram.serviceJar=engram-service.jar");
    }
    try (DemoFolder folder = DemoFolder.open(Optional.ofNullable(out));
        ServiceProcess service = ServiceProcess.start(serviceJar, folder)) {
      return Interruption.guard(() -> stop(service, folder), () -> run(service, folder));
    }
  }

  private int run(ServiceProcess service, DemoFolder folder) throws IOException {
    shell.err().println("Starting a service in " + folder.path());
    String url = service.awaitUrl(shell.sleeper(), shell.clock());
    try (EngramClient client = EngramClient.builder()
        .baseUrl(url)
        .sleeper(shell.sleeper())
        .clock(shell.clock())
        .build()) {
      shell.err()
          .println(
              "Training at " + url + ", which shows it in a browser; this takes about seven minutes on two cores.");
      SweepsApi sweeps = client.sweeps();
      Sweep sweep = train(sweeps);
      print(sweeps.curve(sweep.id(), PART));
      keep(sweeps.files(), sweep.id(), folder.results());
      return verdict(sweep);
    }
  }

  private Sweep train(SweepsApi sweeps) {
    Sweep submitted = sweeps.documents().toSweep(sweeps.documents().create(Preset.EXERCISE_QUICK.json()));
    ProgressView view = shell.progress(PLAIN_INTERVAL);
    return sweeps.await(submitted.id(), Follower.WITHOUT_LIMIT, sweep -> view.show(List.of(Standing.of(sweep))));
  }

  private void print(Curve curve) {
    PrintWriter printer = shell.out();
    printer.println();
    CurveView.lines(curve, PART, shell.outTerminal().get()).forEach(printer::println);
    printer.println();
    printer.println("Seen: " + Findings.sentence(curve.points()));
    printer.println("Solved is an accuracy of at least 0.99 on fresh palindromes; guessing gets 0.10.");
  }

  private void keep(SweepFiles files, String id, Path folder) throws IOException {
    Path plot = Files.write(folder.resolve("curve.png"), files.curvePng(id, PART));
    Path pdf = Files.write(folder.resolve("report.pdf"), files.reportPdf(id));
    Path html = Files.write(folder.resolve("report.html"), files.reportHtml(id));
    shell.out().println("The plot is in " + plot);
    shell.out().println("The report is in " + pdf + " and " + html);
    shell.out()
        .println("README.md says more. Next: " + shell.program() + " serve, and in another terminal "
            + shell.program() + " sweep exercise --wait");
  }

  private int verdict(Sweep sweep) {
    if (sweep.state() == SweepState.SUCCEEDED) {
      return ExitCode.DONE;
    }
    shell.err().println("engram: " + Ending.sentence(sweep));
    return ExitCode.FAILED;
  }

  private void stop(ServiceProcess service, DemoFolder folder) {
    shell.err().println();
    shell.err().println("Stopping the service.");
    service.close();
    folder.close();
  }
}
