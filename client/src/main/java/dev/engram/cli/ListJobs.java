package dev.engram.cli;

import dev.engram.api.Job;
import dev.engram.api.JobState;
import dev.engram.cli.progress.JobText;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.JobDocuments;
import dev.engram.client.JobQuery;
import dev.engram.client.JobQuery.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code engram jobs}. */
@Command(name = "jobs", description = "Lists the newest jobs.",
    footer = {"  engram jobs --state running", "  engram jobs --cell lstm --label course=dl --limit 100",
        "  engram jobs --json"})
final class ListJobs implements Callable<Integer> {

  private final Shell shell;

  @Option(names = "--state", paramLabel = "STATE", completionCandidates = Choice.States.class,
      description = "Only those that are ${COMPLETION-CANDIDATES}.")
  private @Nullable JobState state;

  @Option(names = "--cell", paramLabel = "rnn|lstm", completionCandidates = Choice.Cells.class,
      description = "Only those of this cell.")
  private @Nullable String cell;

  @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Only those with this label.")
  private @Nullable Label label;

  @Mixin
  private final ListOptions list = new ListOptions();

  ListJobs(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    JobQuery query = new JobQuery(state, null, cell, label, list.pageSize());
    try (EngramClient client = list.connect(shell)) {
      JobDocuments jobs = client.jobs().documents();
      list.print(shell, jobs.list(query), "jobs",
          newest -> table(newest.stream().map(jobs::toJob).toList()));
      return ExitCode.DONE;
    }
  }

  private Table table(List<Job> jobs) {
    Instant now = shell.clock().instant();
    Table table = Table.of("id", "state", "cell", ">T", ">step", ">accuracy", "created");
    for (Job job : jobs) {
      table.add(
          job.id(),
          JobText.state(job),
          JobText.cell(job.spec()),
          JobText.length(job.spec()),
          Figures.count(job.progress().step()),
          JobText.accuracy(job),
          Figures.ago(Duration.between(job.createdAt(), now)));
    }
    return table;
  }

  /** A label as it is written on the command line. */
  static Label label(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new TypeConversionException("'" + text + "' is not KEY=VALUE");
    }
    return new Label(text.substring(0, equals), text.substring(equals + 1));
  }
}
