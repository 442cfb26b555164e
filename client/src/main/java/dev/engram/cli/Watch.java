package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code engram watch}. */
@Command(name = "watch", description = {
    "Shows a job's progress until it ends; exit code 1 where it did not succeed.",
    "Ctrl-C leaves the job running."})
final class Watch implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  Watch(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (EngramClient client = service.connect(shell)) {
      return new Follower(shell, service).follow(client, id);
    }
  }
}
