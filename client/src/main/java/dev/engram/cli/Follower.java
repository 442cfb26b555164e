package dev.engram.cli;

import dev.engram.cli.progress.ProgressView;
import dev.engram.client.EngramClient;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Shows one job or sweep until it ends. */
final class Follower {

  static final Duration WITHOUT_LIMIT = Duration.ofDays(36_500);

  /** Between lines of a log. */
  static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private final Shell shell;
  private final ServiceOptions service;

  Follower(Shell shell, ServiceOptions service) {
    this.shell = shell;
    this.service = service;
  }

  /** The exit code says whether it succeeded. */
  int follow(Target target) throws Exception {
    ProgressView view = shell.progress(PLAIN_INTERVAL);
    Target.End end = Interruption.guard(() -> sayThatItGoesOn(target.id()),
        () -> target.await(standing -> view.show(List.of(standing))));
    service.print(shell, target::get, () -> List.of(end.sentence()));
    return end.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** What has just been submitted: followed, or left to itself with a word on how to follow it. */
  int submitted(EngramClient client, Target target, JsonNode answer, boolean wait) throws Exception {
    if (wait) {
      shell.err().println(target.id());
      return follow(target);
    }
    service.print(shell, () -> answer, () -> List.of(target.id()));
    shell.err().println("Follow it with: " + service.watchCommand(shell, target.id()));
    shell.err().println("Or look at it: " + client.baseUrl() + target.page());
    return ExitCode.DONE;
  }

  private void sayThatItGoesOn(String id) {
    shell.err().println();
    shell.err().println(id + " goes on; follow it again with: " + service.watchCommand(shell, id));
  }
}
