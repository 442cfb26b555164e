package dev.engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code engram resume}. */
@Command(name = "resume", description = "Puts a paused job or sweep back into its place in the queue.",
    footer = {"  engram resume job_1", "  engram resume swp_1"})
final class Resume implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final TargetOptions target = new TargetOptions();

  Resume(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return target.ask(shell, Target::resume);
  }
}
