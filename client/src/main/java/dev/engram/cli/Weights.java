package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram weights}. */
@Command(name = "weights", description = {"Writes the weights of a job as a file that PyTorch reads.",
    "It is a .safetensors; without --out it is weights-ID.safetensors."},
    footer = {"  engram weights job_1 --out cell.safetensors", "  engram weights job_1 --step last"})
final class Weights implements Callable<Integer> {

  private static final List<String> FORMATS = List.of("safetensors");

  private final Shell shell;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--step", paramLabel = "best|last|N", defaultValue = "best", completionCandidates = Steps.class,
      description = "Those of the best evaluation (the default), of the newest checkpoint, or of a checkpoint's step.")
  private String step = "";

  @Mixin
  private final FileOptions output = new FileOptions();

  record Steps() implements Choice {
    @Override
    public List<String> words() {
      return List.of("best", "last");
    }
  }

  Weights(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile file = output.file(FORMATS).orElseGet(() -> OutputFile.inWorkingFolder("weights-" + id, FORMATS));
    try (EngramClient client = output.connect(shell)) {
      output.write(shell, file, "The weights are", client.jobs().weights(id, step));
      return ExitCode.DONE;
    }
  }
}
