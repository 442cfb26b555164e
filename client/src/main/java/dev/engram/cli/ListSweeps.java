package dev.engram.cli;

import dev.engram.api.Sweep;
import dev.engram.cli.progress.SweepText;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.SweepDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code engram sweeps}. */
@Command(name = "sweeps", description = "Lists the newest sweeps.",
    footer = {"  engram sweeps", "  engram sweeps --limit 5 --json"})
final class ListSweeps implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final ListOptions list = new ListOptions();

  ListSweeps(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    int pageSize = list.pageSize();
    try (EngramClient client = list.connect(shell)) {
      SweepDocuments sweeps = client.sweeps().documents();
      list.print(shell, sweeps.list(pageSize), "sweeps",
          newest -> table(newest.stream().map(sweeps::toSweep).toList()));
      return ExitCode.DONE;
    }
  }

  private Table table(List<Sweep> sweeps) {
    Instant now = shell.clock().instant();
    Table table = Table.of("id", "name", "state", ">jobs", ">done", "created");
    for (Sweep sweep : sweeps) {
      table.add(sweep.id(), SweepText.label(sweep), SweepText.state(sweep), Figures.count(sweep.jobs()),
          Figures.percent(sweep.progress().fraction()), Figures.ago(Duration.between(sweep.createdAt(), now)));
    }
    return table;
  }
}
