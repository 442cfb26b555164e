package dev.engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engram cancel}. */
@Command(name = "cancel", description = "Asks a job or a sweep to end. Repeating it does no harm.",
    footer = {"  engram cancel job_1", "  engram cancel job_1 --force", "  engram cancel swp_1"})
final class Cancel implements Callable<Integer> {

  private final Shell shell;

  @Option(names = "--force", description = "Do not wait for the last checkpoint of a job.")
  private boolean force;

  @Mixin
  private final TargetOptions target = new TargetOptions();

  Cancel(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return target.ask(shell, asked -> asked.cancel(force));
  }
}
