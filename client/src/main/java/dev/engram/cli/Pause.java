package dev.engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code engram pause}. */
@Command(name = "pause", description = {"Lets a job or a sweep rest: what runs stops at a checkpoint.",
    "It goes on with: engram resume ID"},
    footer = {"  engram pause job_1", "  engram pause swp_1"})
final class Pause implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final TargetOptions target = new TargetOptions();

  Pause(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return target.ask(shell, Target::pause);
  }
}
