package dev.engram.cli;

import dev.engram.api.Job;
import dev.engram.api.JobState;
import dev.engram.cli.progress.Ending;
import dev.engram.cli.progress.ProgressView;
import dev.engram.client.EngramClient;
import java.time.Duration;
import java.util.List;

/** Shows one job until it ends. */
final class Follower {

  static final Duration WITHOUT_LIMIT = Duration.ofDays(36_500);

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private final Shell shell;
  private final ServiceOptions service;

  Follower(Shell shell, ServiceOptions service) {
    this.shell = shell;
    this.service = service;
  }

  /** The exit code says whether the job succeeded. */
  int follow(EngramClient client, String id) throws Exception {
    Job job = Interruption.guard(() -> sayThatItGoesOn(id), () -> watch(client, id));
    if (service.json()) {
      shell.printJson(client.jobs().documents().get(id));
    } else {
      shell.out().println(Ending.sentence(job));
    }
    return job.state() == JobState.SUCCEEDED ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Job watch(EngramClient client, String id) {
    ProgressView view = ProgressView.on(shell.terminal().get(), shell.err(), 1, PLAIN_INTERVAL, shell.clock());
    return client.jobs().await(id, WITHOUT_LIMIT, job -> view.show(List.of(job)));
  }

  private void sayThatItGoesOn(String id) {
    shell.err().println();
    shell.err().println(id + " goes on; follow it again with: " + service.watchCommand(shell, id));
  }
}
