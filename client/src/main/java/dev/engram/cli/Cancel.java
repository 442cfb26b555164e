package dev.engram.cli;

import dev.engram.api.Job;
import dev.engram.cli.progress.JobText;
import dev.engram.client.EngramClient;
import dev.engram.client.JobDocuments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code engram cancel}. */
@Command(name = "cancel", description = "Asks a job to end. Repeating it does no harm.")
final class Cancel implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--force", description = "Do not wait for a last checkpoint.")
  private boolean force;

  Cancel(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (EngramClient client = service.connect(shell)) {
      JobDocuments jobs = client.jobs().documents();
      JsonNode document = jobs.cancel(id, force);
      if (service.json()) {
        shell.printJson(document);
        return ExitCode.DONE;
      }
      Job job = jobs.toJob(document);
      shell.out().println(job.id() + " is " + JobText.state(job));
      return ExitCode.DONE;
    }
  }
}
