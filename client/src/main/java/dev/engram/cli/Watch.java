package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code engram watch}. */
@Command(name = "watch", description = {
    "Shows the progress of a job or a sweep until it ends.",
    "Ctrl-C leaves it running. The exit code is 1 where it did not succeed."},
    footer = {"  engram watch job_1", "  engram watch swp_1 --json"})
final class Watch implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final TargetOptions target = new TargetOptions();

  Watch(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    ServiceOptions service = target.service();
    try (EngramClient client = service.connect(shell)) {
      return new Follower(shell, service).follow(Target.of(client, target.id()));
    }
  }
}
