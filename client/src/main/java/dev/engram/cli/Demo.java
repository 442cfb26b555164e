package dev.engram.cli;

import dev.engram.api.CellSpec;
import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RnnSpec;
import dev.engram.cli.demo.DemoFolder;
import dev.engram.cli.demo.Findings;
import dev.engram.cli.demo.ServiceProcess;
import dev.engram.cli.progress.Ending;
import dev.engram.cli.progress.ProgressView;
import dev.engram.client.EngramClient;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code engram demo}. */
@Command(name = "demo", description = "Trains both cells at T = 5, 10 and 15 with a service of its own.")
final class Demo implements Callable<Integer> {

  private static final List<Integer> LENGTHS = List.of(5, 10, 15);
  private static final List<CellSpec> CELLS = List.of(RnnSpec.withDefaults(), LstmSpec.withDefaults());
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private final Shell shell;

  @Option(names = "--out", paramLabel = "DIR", description = "Keep the data, the log and the results here.")
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
      shell.err().println("Training at " + url + "; this takes some minutes on a CPU.");
      List<Job> jobs = train(client);
      report(jobs);
      if (!folder.temporary()) {
        keep(client, jobs, folder);
      }
      return verdict(jobs);
    }
  }

  private List<Job> train(EngramClient client) {
    List<String> ids = LENGTHS.stream()
        .flatMap(length -> CELLS.stream().map(cell -> JobSpec.of(cell, PalindromeSpec.ofLength(length))))
        .map(spec -> client.jobs().create(spec).id())
        .toList();
    ProgressView view = ProgressView.on(shell.terminal().get(), shell.err(), ids.size(), PLAIN_INTERVAL, shell.clock());
    return client.jobs().awaitAll(ids, Follower.WITHOUT_LIMIT, view::show);
  }

  private void report(List<Job> jobs) {
    PrintWriter out = shell.out();
    out.println();
    Findings.table(jobs).forEach(out::println);
    out.println();
    out.println("Seen: " + Findings.sentence(jobs));
    out.println("Solved is an accuracy of at least 0.99 on fresh palindromes; guessing gets 0.10.");
    out.println("README.md says more. Next: " + shell.program() + " serve, and in another terminal " + shell.program()
        + " submit --cell lstm --length 20 --wait");
  }

  private void keep(EngramClient client, List<Job> jobs, DemoFolder folder) throws IOException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("items").addAll(jobs.stream().map(job -> client.jobs().documents().get(job.id())).toList());
    Files.writeString(folder.jobs(), document.toPrettyString() + "\n");
    shell.out().println("The jobs are in " + folder.jobs());
  }

  private int verdict(List<Job> jobs) {
    List<Job> withoutResult = jobs.stream().filter(job -> job.result() == null).toList();
    withoutResult.forEach(job -> shell.err().println("engram: " + Ending.sentence(job)));
    return withoutResult.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void stop(ServiceProcess service, DemoFolder folder) {
    shell.err().println();
    shell.err().println("Stopping the service.");
    service.close();
    folder.close();
  }
}
